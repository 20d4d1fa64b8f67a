// rules.md 10: who has no way to a case and needs it now opens it for a time, with a reason.
#include <doctest/doctest.h>

#include "program/emergency_fixture.h"
#include "site/relations_store.h"

namespace mase::program {

namespace {

using access::Operation;
using access::Role;

const std::string nothing_there = "No case can be opened with this reference";

}  // namespace

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: in an emergency a case opens to read, and closes again by itself") {
    CHECK(status(duty, case_path()) == 404);
    const auto asked = asks(duty);
    REQUIRE(asked.status == 303);
    CHECK(accounts::location(asked) == case_path());
    for (const char* page : {"", "child", "events"}) {
        CAPTURE(page);
        const auto shown = get(duty, case_path(page));
        CHECK(shown.status == 200);
        CHECK(shown.body.contains(child));
        CHECK(shown.body.contains("Your access ends on 18 November 2026 at 4:01pm"));
    }
    CHECK(body(duty, case_path("child")).contains("Thimblerig"));  // where to look
    CHECK(body(duty, case_path("child")).contains("Fernhollow"));  // and who knows their health
    CHECK(body(duty, "/").contains("Open to you in an emergency"));
    clock.set(plus_seconds(clock.now(), 4 * 60 * 60));
    CHECK(status(duty, case_path()) == 404);
    CHECK_FALSE(body(duty, "/").contains(child));
    CHECK_FALSE(body(duty, "/emergency-access").contains(child));
}

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 10: an emergency lets nobody change anything, nor into what else there is") {
    opens(duty);
    for (const std::string& path :
         {case_path("access"), case_path("data"), case_path("links"), case_path("transfer"),
          case_path("child/child"), item_path(), meeting_path()})
        CHECK(status(duty, path) == 404);
    CHECK(post(duty, case_path("child/child"), {{"version", "1"}}).status == 404);
    for (const char* path : {"/cases", "/actions", "/meetings"})
        CHECK_FALSE(body(duty, path).contains(text(file.id)));
    for (const access::Permission& row : policy.permissions()) {
        if (row.relation != access::in_emergency || row.operation == Operation::end_emergency)
            continue;
        CHECK(access::row(row.operation).processing == access::Processing::consultation);
    }
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: what is of the police alone stays with police") {
    const auto parts = [&](const Person& person) {
        return policy
            .permit(person.actor, Operation::view_case, subject_of(file), {access::in_emergency})
            ->parts();
    };
    const Person officer = add("Craig Whit", "POLICE_SET", {Role::member});
    for (const Person& person : {duty, other_worker, manager, health_member})
        CHECK_FALSE(parts(person).contains(access::Part::police));
    CHECK(parts(officer).contains(access::Part::police));
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: a restricted case opens in an emergency too") {
    restrict_to({administrator.actor.account, care_chair.actor.account});
    CHECK(status(police_chair, case_path()) == 404);
    opens(police_chair);
    CHECK(body(police_chair, case_path()).contains(child));
    CHECK(status(police_chair, case_path("access")) == 404);
    CHECK(status(police_chair, item_path()) == 404);
    for (const std::string& path : {std::string("/cases"), meeting_path(), meeting_path("pack")})
        CHECK_FALSE(body(police_chair, path).contains(text(file.id)));
    REQUIRE(post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}}).status == 303);
    CHECK(body(care_chair, case_path("access")).contains("they opened the case in an emergency"));
    CHECK(post(police_chair, ending(), {}).status == 303);
    wait();
    CHECK(status(police_chair, case_path()) == 404);
}

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 10: a wrong reference and a case they are connected to get the same answer") {
    connect(duty, file);
    auto hidden = asks(duty, "CS10042");
    auto wrong = asks(duty, "CS99999");
    CHECK(hidden.status == 422);
    CHECK(wrong.status == 422);
    CHECK(hidden.body.contains(nothing_there));
    hidden.body.replace(hidden.body.find("CS10042"), 7, "CS99999");
    CHECK(hidden.body == wrong.body);
    CHECK(status(duty, case_path()) == 404);
    CHECK_FALSE(body(duty, "/").contains(child));
    // In the trail the two differ, for those who may know of the case.
    CHECK(lines("open_in_emergency", "refused") == 2);
    CHECK(count("SELECT count(*) FROM audit_shown s JOIN audit_log l ON l.writer = s.writer AND "
                "l.seq = s.seq WHERE l.operation = 'open_in_emergency' AND s.shown_id = $1",
                {file.id}) == 1);
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 5: a connection made meanwhile closes the case at once") {
    opens(duty);
    connect(duty, file);
    CHECK(status(duty, case_path()) == 404);
    for (const char* path : {"/", "/emergency-access"}) {
        CHECK_FALSE(body(duty, path).contains(child));
        CHECK_FALSE(body(duty, path).contains(text(file.id)));
    }
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: a request that is not whole tells of no reference") {
    auto right = asks(duty, "CS10042", "", "");
    const auto wrong = asks(duty, "CS99999", "", "");
    CHECK(right.status == 422);
    right.body.replace(right.body.find("CS10042"), 7, "CS99999");
    CHECK(right.body == wrong.body);
    CHECK(right.body.contains("Select why it cannot wait"));
    CHECK(right.body.contains("Enter what has happened and what you need to know"));
    CHECK(asks(duty, "", "", "").body.contains("Enter the child’s case number or NHS number"));
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: who guesses at references is stopped for an hour") {
    for (int tries = 0; tries < clearance::most_refusals; ++tries)
        CHECK(asks(duty, "CS9000" + std::to_string(tries)).body.contains(nothing_there));
    CHECK(asks(duty).body.contains("Too many references opened nothing"));
    CHECK(lines("open_in_emergency", "refused, too often") == 1);
    CHECK(status(duty, case_path()) == 404);
    // Within that hour a try is no more than a line in the trail: it makes the hour no longer.
    clock.set(plus_seconds(clock.now(), clearance::refusal_seconds - 60));
    CHECK(asks(duty).body.contains("Too many references opened nothing"));
    CHECK(lines("open_in_emergency", "refused, too often") == 2);
    CHECK(count("SELECT count(*) FROM emergency_refusals") == clearance::most_refusals);
    clock.set(plus_seconds(clock.now(), 61));
    CHECK(asks(duty, "999 000 0018").status == 303);
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: who may open all of the case already needs no emergency") {
    for (const Person* person : {&police_chair, &worker, &manager}) {
        CAPTURE(person->actor.name);
        const auto asked = asks(*person);
        CHECK(asked.status == 422);
        CHECK(asked.body.contains("You can open this case already"));
        CHECK(asked.body.contains("href=\"" + case_path() + "\""));
        CHECK(
            asked.body.contains("A carer says that the child is gone"));  // what was typed is kept
    }
    CHECK(count("SELECT count(*) FROM emergencies") == 0);
    CHECK(lines("open_in_emergency", "not needed") == 3);  // though it opened nothing
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: who may open a part of the case alone may need the rest of it") {
    const Person officer = add("Craig Whit", "POLICE_SET", {Role::member});
    const Person nurse = add("Leena Rao", "HEALTH", {Role::member});
    lets_in("POLICE_SET", "agency_action");
    lets_in(site::holder(nurse.actor.account), "circulated");
    CHECK(status(officer, case_path("child")) == 404);
    CHECK_FALSE(body(nurse, case_path("child")).contains("Thimblerig"));
    for (const Person* person : {&officer, &nurse}) {
        CAPTURE(person->actor.name);
        opens(*person);
        CHECK(body(*person, case_path("child")).contains("Thimblerig"));
        CHECK(body(*person, case_path("child")).contains("Fernhollow"));
    }
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: who has opened it already is told so, and shown the way to it") {
    opens(duty);
    const auto asked = asks(duty);
    CHECK(asked.status == 422);
    CHECK(
        asked.body.contains("You have opened this case in an emergency already, until "
                            "18 November 2026 at 4:01pm"));
    CHECK(asked.body.contains("href=\"" + case_path() + "\""));
    CHECK(count("SELECT count(*) FROM emergencies") == 1);
    CHECK(lines("open_in_emergency", "open already") == 1);
}

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 10: a number of two cases opens neither, and the case number is asked for") {
    forms::Answers sibling = another_child();
    sibling.set("child_case_number", 0, {.codes = {}, .words = "CS10043"});
    const cases::CaseFile other = add_case(sibling);
    const auto asked = asks(duty, "999 000 0018");
    CHECK(asked.status == 422);
    CHECK(asked.body.contains("Two cases have this number. Use the case number"));
    CHECK(count("SELECT count(*) FROM emergency_refusals") == 0);
    connect(duty, other);
    CHECK(asks(duty, "999 000 0018").body.contains(nothing_there));  // nor that there are two
    CHECK(count("SELECT count(*) FROM emergency_refusals") == 1);
    CHECK(asks(duty, "CS10042").status == 303);
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: a child is named beside the button only to whom the case is open") {
    opens(duty);
    CHECK(body(duty, "/emergency-access").contains("End it now: "));
    CHECK(body(duty, "/emergency-access").contains(child));
    REQUIRE(changed<int>(access::Operation::manage_people, panel_subject(), [&](auto& change) {
        site::end_early(change, site::holder(duty.actor.account), access::in_emergency,
                        any(file.id));
        return 0;
    }));
    CHECK(body(duty, "/emergency-access").contains("End it now: Case …"));
    CHECK_FALSE(body(duty, "/emergency-access").contains(child));
    restrict_to({administrator.actor.account, care_chair.actor.account});
    CHECK(body(duty, "/emergency-access").contains("End it now: A restricted case"));
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: the person ends it early, and nobody else for them") {
    opens(duty);
    CHECK(post(other_worker, ending(), {}).status == 404);
    CHECK(post(administrator, ending(), {}).status == 404);
    REQUIRE(post(duty, ending(), {}).status == 303);
    wait();
    CHECK(status(duty, case_path()) == 404);
    CHECK(post(duty, ending(), {}).status == 404);
    CHECK(body(duty, "/emergency-access").contains("Waits for a review"));
    opens(duty);  // once more, if need be
    CHECK(status(duty, case_path()) == 200);
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: nobody is promised a call that nobody makes") {
    for (const char* page : {"/emergency-access", "/help"}) {
        CAPTURE(page);
        CHECK(body(duty, page).contains("see it when they next sign in"));
        CHECK(body(duty, page).contains("Nobody is called: call whoever must act."));
        CHECK_FALSE(body(duty, page).contains("told at once"));
    }
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: only those whom the table names may ask") {
    for (const Person* person :
         {&school_member, &administrator, &action_owner, &analyst, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(status(*person, "/emergency-access") == 404);
        CHECK(asks(*person).status == 404);
        CHECK_FALSE(body(*person, "/help").contains("/emergency-access"));
    }
    for (const Person* person : {&duty, &other_worker, &manager, &police_chair, &health_member}) {
        CHECK(status(*person, "/emergency-access") == 200);
        CHECK(body(*person, "/help").contains("/emergency-access"));
    }
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: each step of it leaves its line in the trail") {
    opens(duty);
    REQUIRE(status(duty, case_path("child")) == 200);  // and nobody asks why once more
    wait();
    REQUIRE(post(duty, ending(), {}).status == 303);
    wait();
    REQUIRE(reviews(care_chair, review_path(care_chair)).status == 303);
    CHECK(lines("open_in_emergency", "opened; MISSING") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_child' AND reason = "
                "'emergency' AND case_id = $1",
                {file.id}) == 1);
    CHECK(lines("end_emergency", "") == 1);
    CHECK(lines("review_emergency", "JUSTIFIED") == 1);
    CHECK(body(auditor, "/audit").contains("In an emergency"));
    CHECK_FALSE(is_in_the_files("A carer says"));
    CHECK_FALSE(is_in_the_files("was needed that night"));
}

}  // namespace mase::program
