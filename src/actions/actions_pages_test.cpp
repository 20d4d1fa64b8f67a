// Tries to see and to close actions that are someone else's, through the web.
#include "actions/actions_pages.h"

#include <doctest/doctest.h>

#include "actions/actions_fixture.h"

namespace mase::actions {

namespace {

class Pages : public ActionsFixture {
public:
    Pages() : ActionsFixture({actions_routes()}) {}

    std::string address(ActionId id) const { return "/actions/" + text(id); }
    int sees(const accounts::Person& person, ActionId id) {
        return get(person, address(id)).status;
    }
    int reports(const accounts::Person& person, ActionId id, const char* report,
                const char* words) {
        return post(person, address(id), {{"report", report}, {"words", words}}).status;
    }
};

bool says(const http::Response& response, const std::string& words) {
    return response.body.contains(words);
}

}  // namespace

TEST_CASE_FIXTURE(Pages,
                  "a stranger, another agency and the owner of another action find nothing") {
    const ActionId action = ask(health_member);
    const ActionId others = ask(action_owner);
    for (const accounts::Person* person :
         {&school_member, &action_owner, &worker, &other_worker, &analyst, &auditor}) {
        CHECK(sees(*person, action) == 404);
        CHECK(reports(*person, action, "DONE", "") == 404);
        CHECK(!says(get(*person, "/actions"), text(action)));
    }
    CHECK(sees(action_owner, others) == 200);
    CHECK(sees(health_member, others) == 404);
    CHECK(sees(nobody, action) == 303);
    CHECK(get(health_member, "/actions/nothing").status == 404);
    CHECK(found(action).last_report.empty());
}

TEST_CASE_FIXTURE(Pages, "two agencies with actions on one case do not see each other's") {
    const ActionId health = ask(health_member);
    const ActionId school = ask(school_member);
    CHECK(sees(health_member, health) == 200);
    CHECK(sees(health_member, school) == 404);
    CHECK(sees(school_member, health) == 404);
}

TEST_CASE_FIXTURE(Pages,
                  "rule 33: before the meeting ends an action is nobody's to see or report") {
    const ActionId action = propose_to(health_member);
    CHECK(sees(health_member, action) == 404);
    CHECK(reports(health_member, action, "DONE", "") == 404);
    start();
    CHECK(sees(health_member, action) == 200);
}

TEST_CASE_FIXTURE(Pages,
                  "rule 34: a report of done leaves the action open until the panel confirms") {
    const ActionId action = ask(health_member);
    const auto answer = post(health_member, address(action), {{"report", "DONE"}, {"words", ""}});
    CHECK(answer.status == 303);
    CHECK(says(get(health_member, accounts::location(answer)), "The panel will check it"));
    CHECK(found(action).state == "open");
    CHECK(found(action).last_report == "DONE");
    const auto page = get(health_member, address(action));
    CHECK(says(page, "the action stays on its list until the panel has confirmed it"));
    CHECK(says(page, "Reported done"));
    const auto list = get(health_member, "/actions").body;
    CHECK(list.find("Offer an appointment") > list.find("Waiting for the panel to confirm"));

    check_at_meeting(action, "CONFIRMED");
    CHECK(found(action).state == "confirmed");
    CHECK(sees(health_member, action) == 404);
    CHECK(sees(administrator, action) == 200);
    CHECK(reports(administrator, action, "IN_PROGRESS", "") == 404);
}

TEST_CASE_FIXTURE(Pages, "rule 34: kept open by the panel, an action is due again") {
    const ActionId action = ask(health_member);
    REQUIRE(reports(health_member, action, "DONE", "She came on Monday") == 303);
    check_at_meeting(action, "KEPT_OPEN");
    CHECK(found(action).last_report.empty());
    const auto page = get(health_member, address(action));
    CHECK(says(page, "Seen by the panel"));
    CHECK(says(page, "She came on Monday"));
    check_at_meeting(action, "CONFIRMED");
    check_at_meeting(action, "KEPT_OPEN");
    CHECK(sees(health_member, action) == 200);
}

TEST_CASE_FIXTURE(Pages,
                  "what was not done is not accepted without the reason, and nothing is lost") {
    const ActionId action = ask(health_member);
    const auto none = post(health_member, address(action), {{"report", "NOT_POSSIBLE"}});
    CHECK(none.status == 422);
    CHECK(says(none, "Enter what stands in the way"));
    const auto made_up = post(health_member, address(action),
                              {{"report", "CONFIRMED"}, {"words", "Typed by Priya"}});
    CHECK(made_up.status == 422);
    CHECK(says(made_up, "Typed by Priya"));
    CHECK(found(action).last_report.empty());
    CHECK(reports(health_member, action, "NOT_POSSIBLE", "The clinic has closed") == 303);
    CHECK(says(get(administrator, address(action)), "The clinic has closed"));
}

TEST_CASE_FIXTURE(Pages, "rule 11: for someone without an account their agency's member reports") {
    const ActionId action = propose({.task = "Visit the family at home",
                                     .agency = "HEALTH",
                                     .owner = {},
                                     .contact = "Sam Idowu, school nurse",
                                     .due_on = *parse_date("2026-12-22")});
    start();
    CHECK(says(get(health_member, address(action)), "Sam Idowu, school nurse"));
    CHECK(sees(school_member, action) == 404);
    CHECK(reports(health_member, action, "IN_PROGRESS", "A first visit was made") == 303);
    CHECK(reports(administrator, action, "DONE", "She told me by telephone") == 303);
    CHECK(found(action).last_report == "DONE");
    CHECK(!is_in_the_files("Sam Idowu"));
    CHECK(!is_in_the_files("first visit"));
}

TEST_CASE_FIXTURE(Pages, "rule 9: having come from an action is the reason, held for its case") {
    const ActionId action = ask(health_member);
    CHECK(sees(health_member, action) == 200);
    CHECK(sees(health_member, action) == 200);
    CHECK(count("SELECT count(*) FROM case_reasons WHERE reason = 'action'") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_action' AND reason = "
                "'action'") == 2);
}

TEST_CASE_FIXTURE(Pages,
                  "the late come first, by filter and by page, and the list says what it named") {
    const ActionId later = ask(health_member, "2027-01-05");
    const ActionId late = ask(health_member, "2026-11-10");
    const auto list = get(health_member, "/actions").body;
    CHECK(list.find(text(late)) < list.find(text(later)));
    CHECK(list.contains("Zofia Łopata-Quill"));
    const auto only_late = get(health_member, "/actions?state=late").body;
    CHECK(only_late.contains(text(late)));
    CHECK(!only_late.contains(text(later)));
    const auto after = get(health_member, "/actions?state=due&after=2026-11-10_" + text(late)).body;
    CHECK(!after.contains("/actions/" + text(late)));
    CHECK(after.contains(text(later)));
    CHECK(count("SELECT count(*) FROM audit_shown WHERE shown_id = $1", {late}) >= 2);
    const auto by_agency = get(administrator, "/actions?agency=POLICE_BOROUGH").body;
    CHECK(!by_agency.contains(text(late)));
}

}  // namespace mase::actions
