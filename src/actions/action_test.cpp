#include "actions/action.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mase::actions {

namespace {

using namespace std::chrono;

const Date meeting_on = 2026y / 12 / 8;
const Person nurse{.id = {{7}}, .name = "Priya Kaur", .agency = "HEALTH"};
const Person auditor{.id = {{8}}, .name = "Kemi Ola", .agency = ""};

panels::Panel a_panel() {
    panels::Panel panel;
    panel.agencies = {{.code = "HEALTH", .name = "Health", .sector = "health", .standing = true},
                      {.code = "CARE_HOME", .name = "Children’s home", .sector = "other"}};
    return panel;
}

Draft a_draft() {
    return {.task = "Offer an appointment at the clinic",
            .owner = text(nurse.id),
            .contact = {},
            .agency = {},
            .due_on = "2026-12-22"};
}

Result<NewAction> asked(const Draft& draft) {
    return checked(draft, {nurse, auditor}, a_panel(), meeting_on);
}

bool has(const Problems& problems, const std::string& field) {
    return std::ranges::find(problems, field, &Problem::field) != problems.end();
}

Action an_action() {
    return {.id = {{1}},
            .case_id = {{2}},
            .item = {{3}},
            .meeting = {{4}},
            .agency = "HEALTH",
            .owner = nurse.id,
            .contact = {},
            .due_on = 2026y / 12 / 22,
            .task = "Offer an appointment at the clinic",
            .state = "open",
            .last_report = {},
            .reported_at = {},
            .confirmed_at = {}};
}

}  // namespace

TEST_CASE("an action of nobody, with no date, says all that is missing at once") {
    const auto action = asked({});
    REQUIRE(!action);
    CHECK(has(action.error(), "task"));
    CHECK(has(action.error(), "owner"));
    CHECK(has(action.error(), "due_on-day"));
}

TEST_CASE("an action cannot be due before the meeting that asks for it") {
    Draft draft = a_draft();
    draft.due_on = "2026-12-07";
    CHECK(has(asked(draft).error(), "due_on-day"));
    draft.due_on = "2026-12-08";
    CHECK(asked(draft));
    draft.due_on = "31/2/2027";
    CHECK(asked(draft).error().front().message == "Enter a real date, such as 27 3 2027");
}

TEST_CASE("an action belongs to the agency of the person who will do it") {
    const auto action = asked(a_draft());
    REQUIRE(action);
    CHECK(action->agency == "HEALTH");
    CHECK(action->owner == nurse.id);
}

TEST_CASE("someone who works for no agency, or is not in the list, cannot be given an action") {
    Draft draft = a_draft();
    draft.owner = text(auditor.id);
    CHECK(has(asked(draft).error(), "owner"));
    draft.owner = "made up";
    CHECK(has(asked(draft).error(), "owner"));
}

TEST_CASE("rule 11: a contact without an account has a name and an agency") {
    Draft draft = a_draft();
    draft.owner = "";
    draft.contact = "Sam Idowu, key worker";
    CHECK(has(asked(draft).error(), "agency"));
    draft.agency = "CARE_HOME";
    const auto action = asked(draft);
    REQUIRE(action);
    CHECK(!action->owner);
    CHECK(action->contact == "Sam Idowu, key worker");
    CHECK(action->agency == "CARE_HOME");
    draft.contact = "children’s home";
    CHECK(has(asked(draft).error(), "contact"));
    draft = a_draft();
    draft.contact = "Sam Idowu";
    CHECK(has(asked(draft).error(), "contact"));
}

TEST_CASE("rule 34: what was not done needs the reason why") {
    CHECK(has(checked_report({.report = "", .words = ""}, an_action()).error(), "report"));
    CHECK(has(checked_report({"NOT_POSSIBLE", ""}, an_action()).error(), "words"));
    CHECK(has(checked_report({"NOT_UNDERTAKEN", ""}, an_action()).error(), "words"));
    CHECK(checked_report({"NOT_POSSIBLE", "The clinic has closed"}, an_action()));
    CHECK(checked_report({"DONE", ""}, an_action()));
    CHECK(checked_report({"IN_PROGRESS", ""}, an_action()));
}

TEST_CASE("rule 33: an action that has not started cannot be reported on") {
    Action action = an_action();
    action.state = "proposed";
    CHECK(!checked_report({"DONE", ""}, action));
    action.state = "confirmed";
    CHECK(!checked_report({"DONE", ""}, action));
}

TEST_CASE("rule 34: an action reported done waits for the panel, whatever its date") {
    Action action = an_action();
    CHECK(standing(action, 2026y / 12 / 22) == Standing::due);
    CHECK(standing(action, 2026y / 12 / 23) == Standing::late);
    action.last_report = "IN_PROGRESS";
    CHECK(standing(action, 2026y / 12 / 23) == Standing::late);
    action.last_report = "DONE";
    CHECK(standing(action, 2026y / 12 / 23) == Standing::reported);
    CHECK(standing_words(action, 2026y / 12 / 23) == "Reported done");
    action.state = "confirmed";
    CHECK(standing(action, 2026y / 12 / 23) == Standing::confirmed);
}

TEST_CASE("MR-52: a check says whether the action is confirmed or kept open") {
    CHECK(has(check_problems({"", "words"}, "check.a"), "check.a"));
    CHECK(has(check_problems({"DONE", ""}, "check.a"), "check.a"));
    CHECK(check_problems({"CONFIRMED", ""}, "check.a").empty());
    CHECK(check_problems({"KEPT_OPEN", "The second visit"}, "check.a").empty());
}

TEST_CASE("the date is said in words, with how far off it is") {
    CHECK(due_words(an_action(), 2026y / 12 / 19) == "Tuesday 22 December 2026, in 3 days");
}

}  // namespace mase::actions
