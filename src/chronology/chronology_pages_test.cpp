#include "chronology/chronology_pages.h"

#include <doctest/doctest.h>

#include "actions/reports_store.h"
#include "cases/cases_fixture.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "meetings/agenda_store.h"
#include "meetings/seats_store.h"
#include "patterns/groups_store.h"
#include "patterns/locations_store.h"
#include "patterns/missing_store.h"
#include "patterns/persons_store.h"
#include "patterns/steps_store.h"
#include "site/relations_store.h"

namespace mase::chronology {

namespace {

using access::Operation;
using accounts::location;
using cases::CaseFile;

struct CasePage : cases::CasesFixture {
    CasePage() : CasesFixture({chronology_routes(), cases::reason_routes()}), file(add_case()) {}

    std::string path() const { return "/cases/" + text(file.id); }

    // The page, its reason given.
    std::string page(const accounts::Person& person, const std::string& query = "") {
        REQUIRE(post(person, path() + "/reason", {{"reason", "HOLD_CASE"}}).status == 303);
        const auto response = get(person, path() + query);
        REQUIRE(response.status == 200);
        return response.body;
    }

    template <class Body>
    auto record(Body body) {
        return *changed<std::invoke_result_t<Body, audit::Change&>>(
            Operation::record_discussion, subject_of(file), std::move(body));
    }

    // The case at a meeting in that state, with what was said and one action for health.
    ItemId add_discussion(const std::string& meeting_state, const std::string& action_state) {
        return record([&](audit::Change& change) {
            using namespace std::chrono_literals;
            const MeetingId meeting = meetings::plan_meeting(
                change, meetings::regular_meeting({2026y / 12 / 8, "14:00", "Room 2"}, redbridge),
                redbridge);
            const ItemId item = meetings::list_item(change, meeting, file.id, {}, "new", {});
            const auto sealed = [&](const char* field, AnyId row, const char* words) {
                return change.seal(file.key, words, {field, row});
            };
            const auto sealed_at = [&](const audit::Place& place, const char* words) {
                return change.seal(file.key, words, place);
            };
            change.execute("UPDATE meetings SET state = $2 WHERE id = $1",
                           {meeting, meeting_state});
            change.execute(
                "INSERT INTO discussions (panel_id, item_id, child_voice, decision, "
                "decision_reason, begun_at) VALUES ($1, $2, $3, 'NOT_SATISFIED', $4, $5)",
                {panel, item,
                 sealed("discussions.child_voice", any(item), "I want to stay at my school."),
                 sealed("discussions.decision_reason", any(item), "The plan leaves evenings out."),
                 change.now()});
            const auto action = change.new_id<ActionId>();
            change.execute(
                "INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, "
                "owner_id, due_on, task, state, made_at, version) VALUES ($1, $2, $3, $4, $5, "
                "'HEALTH', $6, '2026-12-20', $7, $8, $9, 1)",
                {panel, action, file.id, item, meeting, health_member.actor.account,
                 sealed("actions.task", any(action), "Offer a school nurse appointment."),
                 action_state, change.now()});
            change.execute(
                "INSERT INTO action_reports (panel_id, action_id, at, account_id, report, words) "
                "VALUES ($1, $2, $3, $4, 'DONE', $5)",
                {panel, action, change.now(), health_member.actor.account,
                 sealed_at(actions::report_place(action, change.now(), health_member.actor.account),
                           "Seen on Friday.")});
            change.execute(
                "INSERT INTO action_checks (panel_id, action_id, item_id, outcome, words, "
                "account_id, at) VALUES ($1, $2, $3, 'KEPT_OPEN', $4, $5, $6)",
                {panel, action, item,
                 sealed_at(actions::check_place(action, item), "Another visit is needed."),
                 administrator.actor.account, change.now()});
            return item;
        });
    }

    const CaseFile file;
};

}  // namespace

TEST_CASE_FIXTURE(CasePage, "a case is not there for those whom it does not concern") {
    for (const accounts::Person* person :
         {&other_worker, &health_member, &school_member, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, path()).status == 404);
        CHECK(get(*person, path()).body.find("Zofia") == std::string::npos);
    }
    CHECK(get(administrator, "/cases/0123456789abcdefghjkmnpqrs").status == 404);
    CHECK(get(administrator, "/cases/zofia").status == 404);
}

TEST_CASE_FIXTURE(CasePage, "rule 9: the reason is asked before anything of the case is read") {
    const auto asked = get(administrator, path());
    CHECK(asked.status == 200);
    CHECK(asked.body.contains("Why are you opening this case?"));
    CHECK_FALSE(asked.body.contains("Zofia"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_case'") == 0);
    CHECK(location(post(administrator, path() + "/reason", {{"reason", "SUPERVISION"}})) == path());
    CHECK(get(administrator, path()).body.contains("Zofia Łopata-Quill"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_case' AND reason = "
                "'SUPERVISION' AND case_id = $1",
                {file.id}) == 1);
}

TEST_CASE_FIXTURE(CasePage, "rule 9: coming from an agenda is the reason, and nothing is asked") {
    REQUIRE(changed<int>(Operation::view_item, subject_of(file), [&](audit::Change& change) {
        cases::remember_reason(change, file.id, site::from_agenda);
        return 0;
    }));
    CHECK(get(administrator, path()).body.contains("Zofia Łopata-Quill"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_case' AND reason = "
                "'agenda'") == 1);
}

TEST_CASE_FIXTURE(CasePage, "the category and whether harm has happened are told apart") {
    const std::string shown = page(worker);
    CHECK(shown.contains("Category 2: medium risk"));
    CHECK(shown.contains("Has harm already happened?"));
    CHECK(shown.contains("Harm is suspected"));
    CHECK(shown.contains(
        "Zofia Łopata-Quill</strong>, born 27 March 2011, 15 years old, case number CS10042"));
    CHECK(shown.contains("Łucja Nowak"));
    CHECK(shown.contains("Grace Adeyemi"));
    CHECK(shown.contains("OFFICIAL-SENSITIVE"));
}

TEST_CASE_FIXTURE(CasePage,
                  "rule 33: nothing the panel said is told before the meeting has ended") {
    add_discussion("sitting", "proposed");
    const std::string shown = page(worker);
    CHECK(shown.contains("On the agenda of a coming meeting"));
    for (const std::string words :
         {"I want to stay", "evenings out", "school nurse", "Another visit"})
        CHECK_MESSAGE(!shown.contains(words), words);
    CHECK(shown.contains("No action for this child is open."));
}

TEST_CASE_FIXTURE(CasePage, "after the meeting the case tells what was said, decided and done") {
    add_discussion("ended", "open");
    const std::string shown = page(worker);
    for (const std::string words :
         {"What the child says: I want to stay at my school.", "The plan leaves evenings out.",
          "Not satisfied with the plan", "Offer a school nurse appointment.", "Seen on Friday.",
          "Another visit is needed.", "Action reported: Done", "For Priya Kaur, Health"})
        CHECK_MESSAGE(shown.contains(words), words);
}

TEST_CASE_FIXTURE(
    CasePage, "rule 37: the chronology tells of persons and times missing, and of no other child") {
    const CaseFile other = add_case();
    record([&](audit::Change& change) {
        patterns::add_episode(change, file,
                              {.kind = "MISSING_HOME",
                               .from_on = *parse_date("2026-11-02"),
                               .returned_on = *parse_date("2026-11-03"),
                               .offered_on = {},
                               .interview = {},
                               .interview_on = {}},
                              "Found by an aunt");
        const PersonId fox = patterns::add_person(change, {.name = "Fox",
                                                           .also_known = {},
                                                           .description = {},
                                                           .born_on = {},
                                                           .nationality = {},
                                                           .facts = {}});
        const auto all = patterns::sight_of(policy, administrator.actor);
        const KeyId key = patterns::find_person(change, all, fox)->key;
        for (const CaseId linked : {file.id, other.id})
            patterns::link(change, patterns::LinkKind::person, any(fox), linked, "OTHER");
        patterns::add_step(change, any(fox), key,
                           {"ARRESTED", *parse_date("2026-11-05"), file.id, "", ""});
        patterns::add_step(change, any(fox), key,
                           {"CHARGED", *parse_date("2026-11-06"), other.id, "For another", ""});
        return 0;
    });
    const std::string shown = page(administrator);
    for (const std::string words : {"Missing from home or care", "Found by an aunt",
                                    "Returned. Missing", "Linked to Fox", "Arrested: Fox"})
        CHECK_MESSAGE(shown.contains(words), words);
    CHECK_FALSE(shown.contains("Charged: Fox"));
    CHECK_FALSE(shown.contains("For another"));
    CHECK_FALSE(page(administrator, "?kind=missing").contains("Arrested: Fox"));
}

TEST_CASE_FIXTURE(
    CasePage, "rule 4: the chronology tells of groups and places, by name to whom it is shown") {
    record([&](audit::Change& change) {
        const GroupId gang = patterns::add_group(
            change, {.kind = "GANG", .name = "Kestrel Row boys", .description = {}});
        const LocationId place = patterns::add_location(change, {.kind = "FASTFOOD",
                                                                 .kind_other = {},
                                                                 .name = "Golden Lantern",
                                                                 .address = {},
                                                                 .ward = "E05011251"});
        patterns::link(change, patterns::LinkKind::group, any(gang), file.id, "NEARBY");
        patterns::link(change, patterns::LinkKind::location, any(place), file.id, "CONCERN");
        site::relate(change, site::holder(school_member.actor.account), "circulated", any(file.id));
        return 0;
    });
    const std::string whole = page(worker);
    CHECK(whole.contains("Linked to Kestrel Row boys"));
    CHECK(whole.contains("Linked to Golden Lantern"));
    CHECK(page(worker, "?kind=group").contains("Linked to Kestrel Row boys"));
    CHECK_FALSE(page(worker, "?kind=group").contains("Golden Lantern"));
    const std::string nameless = page(school_member);
    CHECK(nameless.contains("Linked to a group or gang"));
    CHECK_FALSE(nameless.contains("Kestrel"));
    CHECK(nameless.contains("Linked to Golden Lantern"));
}

TEST_CASE_FIXTURE(CasePage,
                  "the chronology shows the kinds asked for, and says when there are none") {
    add_discussion("ended", "open");
    const std::string decisions = page(worker, "?kind=decision");
    CHECK(decisions.contains("The plan leaves evenings out."));
    CHECK_FALSE(decisions.contains("Seen on Friday."));
    CHECK(page(worker, "?kind=gossip").contains("Nothing of the kinds you chose"));
}

TEST_CASE_FIXTURE(CasePage,
                  "rule 8: a member reads the case while it is circulated, and links to no page "
                  "that is not theirs") {
    add_discussion("ended", "open");
    const auto relate = [&](auto how) {
        REQUIRE(
            changed<int>(Operation::circulate_pack, subject_of(file), [&](audit::Change& change) {
                how(change, site::holder(school_member.actor.account), "circulated", any(file.id));
                return 0;
            }));
    };
    relate(site::relate);
    const std::string shown = page(school_member);
    CHECK(shown.contains("Offer a school nurse appointment."));
    CHECK_FALSE(shown.contains("href=\"/actions/"));
    CHECK_FALSE(shown.contains("/access\""));
    CHECK(page(administrator).contains("href=\"/actions/"));
    clock.set(plus_seconds(clock.now(), 60));
    relate(site::end_relation);
    CHECK(get(school_member, path()).status == 404);
}

}  // namespace mase::chronology
