// "Why can this person see this case?", asked by a chair and by information governance; and what
// the answer must not tell.
#include <doctest/doctest.h>

#include "program/emergency_fixture.h"

namespace mase::program {

namespace {

struct Why : EmergencyFixture {
    Why() { post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}}); }

    std::string why(const Person& about) {
        return body(care_chair, case_path("access/why") + "?person=" + text(about.actor.account));
    }
    std::string everyone() { return body(care_chair, case_path("access/why")); }
    std::string by_number() const { return "/audit/access/" + text(file.id); }
    static std::string person_path(const Person& about) {
        return "/audit/people/" + text(about.actor.account);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Why,
                  "who can open a case, and why, is told to chairs, administrator and auditor") {
    for (const Person* person : {&worker, &manager, &health_member, &analyst, &action_owner}) {
        CAPTURE(person->actor.name);
        CHECK(status(*person, case_path("access/why")) == 404);
        CHECK(status(*person, by_number()) == 404);
        CHECK(status(*person, person_path(worker)) == 404);
    }
    CHECK(status(auditor, case_path("access/why")) == 404);
    CHECK(status(care_chair, by_number()) == 404);
    for (const Person* person : {&administrator, &care_chair, &auditor})
        CHECK(status(*person, person_path(worker)) == 200);
}

TEST_CASE_FIXTURE(Why, "a chair is told by person why each can see a case, and until when") {
    const std::string page = everyone();
    for (const char* words :
         {"Because they hold the case", "Because they manage the worker who holds the case",
          "Because they sit on the panel for Health and the case is on the agenda of 18 November "
          "2026",
          "Until the minutes of that meeting are approved",
          "Because they are the MASE administrator", "General and health; not police information"})
        CHECK_MESSAGE(page.contains(words), words);
    CHECK_FALSE(page.contains(other_worker.actor.name + "</a>"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_case_access' AND case_id = "
                "$1",
                {file.id}) > 0);
}

TEST_CASE_FIXTURE(Why, "why not: a chair is told what would let a person in") {
    const std::string page = why(other_worker);
    CHECK(page.contains("Tom O’Neill cannot open this case."));
    CHECK(page.contains("they held the case"));
    CHECK(page.contains("they opened the case in an emergency"));
    CHECK(why(worker).contains("can open this case now."));
    CHECK_FALSE(why(worker).contains("cannot open this case."));
}

TEST_CASE_FIXTURE(Why, "an emergency is a reason with an end, and is gone after it") {
    opens(duty);
    CHECK(why(duty).contains("Because they opened the case in an emergency"));
    CHECK(why(duty).contains("Until 18 November 2026 at"));
    clock.set(plus_seconds(clock.now(), std::int64_t(redbridge.emergency_hours) * 60 * 60));
    post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}});
    CHECK(why(duty).contains("cannot open this case."));
}

TEST_CASE_FIXTURE(
    Why, "rule 5: an unconnected chair is told who is connected, a connected one nothing") {
    connect(police_chair, file);
    CHECK(why(police_chair).contains("connected to the child or the family"));
    CHECK_FALSE(why(police_chair).contains("A neighbour of the family"));
    CHECK(body(care_chair, person_path(police_chair)).contains("Cases that they are kept from"));
    CHECK(status(police_chair, case_path("access/why")) == 404);
    for (const Person* about : {&worker, &police_chair, &health_member}) {
        const std::string page = body(police_chair, person_path(*about));
        CHECK_FALSE(page.contains(child));
        CHECK_FALSE(page.contains(text(file.id)));
        CHECK_FALSE(page.contains("kept from"));
    }
}

TEST_CASE_FIXTURE(Why, "rule 5: a connected auditor finds the case by neither question") {
    CHECK(status(auditor, by_number()) == 200);
    CHECK(body(auditor, person_path(worker)).contains(text(file.id)));
    connect(auditor, file);
    CHECK(status(auditor, by_number()) == 404);
    CHECK_FALSE(body(auditor, person_path(worker)).contains(text(file.id)));
}

TEST_CASE_FIXTURE(Why,
                  "rule 6: of a restricted case those named alone can ask, and are the answer") {
    restrict_to({care_chair.actor.account, health_member.actor.account});
    const std::string page = everyone();
    CHECK(page.contains(health_member.actor.name + "</a>"));
    CHECK(page.contains("they are among the people for whom the case is restricted"));
    CHECK_FALSE(page.contains(administrator.actor.name + "</a>"));
    CHECK(why(administrator).contains("not among the people named"));
    CHECK(status(administrator, case_path("access/why")) == 404);
    CHECK(status(auditor, by_number()) == 404);
    CHECK_FALSE(body(administrator, person_path(worker)).contains(text(file.id)));
    // Of the rest of the panel's people the restriction says nothing: it keeps them from nothing.
    CHECK(body(care_chair, person_path(worker)).contains("kept from"));
    CHECK_FALSE(body(care_chair, person_path(other_worker)).contains("kept from"));
}

TEST_CASE_FIXTURE(Why, "information governance asks by a part of the number, and reads no name") {
    const std::string page = body(auditor, by_number());
    CHECK(page.contains("Because they hold the case"));
    CHECK_FALSE(page.contains(child));
    CHECK_FALSE(page.contains("Zofia"));
    CHECK_FALSE(body(auditor, person_path(worker)).contains(child));
    CHECK(body(auditor, "/audit?case=" + text(file.id)).contains(by_number()));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'explain_access'") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'explain_person'") == 1);
}

TEST_CASE_FIXTURE(
    Why, "of a person: each case with what opens it, and by name to those alone who may open it") {
    CHECK(body(care_chair, person_path(worker)).contains(child));
    CHECK(body(care_chair, person_path(worker)).contains("Because they hold the case"));
    CHECK(body(care_chair, person_path(other_worker))
              .contains("There is no case that they can open now"));
    CHECK(body(care_chair, person_path(administrator)).contains("every case of the panel"));
}

TEST_CASE_FIXTURE(
    Why, "whoever sees an action or a place on an agenda alone is told of beside the case") {
    lets_in(site::holder(action_owner.actor.account), "seated");  // opens nothing
    CHECK_FALSE(everyone().contains(action_owner.actor.name + "</a>"));
    const ActionId action = ask(action_owner, "2026-12-22");
    const std::string page = everyone();
    CHECK(page.contains("Who sees a part of it, and cannot open the case"));
    CHECK(page.contains("Its action that is due on 22 December 2026"));
    CHECK(page.contains("Because they own that action"));
    CHECK(page.contains("they are an analyst, who reads coded answers alone"));
    CHECK(status(action_owner, "/actions/" + text(action)) == 200);
}

}  // namespace mase::program
