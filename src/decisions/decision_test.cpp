#include "decisions/decision.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mase::decisions {

namespace {

const MeetingId later{{9}};
const ActionId earlier{{4}};

panels::Panel a_panel() {
    panels::Panel panel;
    panel.agencies = {
        {.code = "HEALTH", .name = "Health", .sector = "health", .standing = true},
        {.code = "SCHOOL", .name = "School", .sector = "education", .standing = true}};
    return panel;
}

// Everything heard, answered and checked.
Ground all_heard() {
    Ground ground;
    ground.discussion.questions = {"YES", "NO", "NOT_DISCUSSED", "", ""};
    ground.discussion.support = {"NO", "", ""};
    ground.discussion.agencies = {{"HEALTH", "YES", "YES", ""}};
    ground.discussion.checks = {{earlier, {"KEPT_OPEN", ""}}};
    ground.involved = {"HEALTH"};
    ground.to_check = {earlier};
    ground.later_meetings = {later};
    return ground;
}

bool refuses(const Draft& draft, const Ground& ground, const std::string& field) {
    const auto decision = decide(draft, ground, a_panel());
    return !decision &&
           std::ranges::find(decision.error(), field, &Problem::field) != decision.error().end();
}

bool allows(const Draft& draft, const Ground& ground) {
    return decide(draft, ground, a_panel()).has_value();
}

const Draft satisfied{"SATISFIED", "", ""};
const Draft not_satisfied{"NOT_SATISFIED", "", ""};

}  // namespace

TEST_CASE("a decision with nothing heard says all that is missing at once") {
    Ground nothing;
    nothing.involved = {"HEALTH", "SCHOOL"};
    nothing.to_check = {earlier};
    const auto decision = decide({"", "", ""}, nothing, a_panel());
    REQUIRE(!decision);
    CHECK(decision.error().size() == 10);
}

TEST_CASE("MR-48: satisfied stands when all is heard, with or without an action") {
    CHECK(allows(satisfied, all_heard()));
    Ground with_action = all_heard();
    with_action.new_actions = 1;
    CHECK(allows(satisfied, with_action));
}

TEST_CASE("MR-49: not satisfied stands on an action or on a reason") {
    CHECK(refuses(not_satisfied, all_heard(), "decision_reason"));
    CHECK(allows({"NOT_SATISFIED", "No agency could do more", ""}, all_heard()));
    Ground with_action = all_heard();
    with_action.new_actions = 1;
    CHECK(allows(not_satisfied, with_action));
}

TEST_CASE("rule 30: a No to question four or five stands on a reason or an action") {
    for (const AgencyAnswer& no :
         {AgencyAnswer{"HEALTH", "NO", "YES", ""}, AgencyAnswer{"HEALTH", "YES", "NO", ""}}) {
        Ground ground = all_heard();
        ground.discussion.agencies = {no};
        CHECK(refuses(satisfied, ground, "words.HEALTH"));
        ground.discussion.agencies.front().words = "The system was down";
        CHECK(allows(satisfied, ground));
        ground.discussion.agencies = {no};
        ground.new_actions = 1;
        CHECK(allows(satisfied, ground));
    }
}

TEST_CASE("rule 30: every agency involved is asked, and no other") {
    Ground ground = all_heard();
    ground.involved.push_back("SCHOOL");
    CHECK(refuses(satisfied, ground, "cooperates.SCHOOL"));
    CHECK(refuses(satisfied, ground, "recorded.SCHOOL"));
}

TEST_CASE("rule 31: support asked for is answered: with an action, or with why not") {
    Ground ground = all_heard();
    ground.discussion.support = {"YES", "", ""};
    CHECK(refuses(satisfied, ground, "support_answer"));
    ground.discussion.support.answer = "GRANTED_WITH_ACTION";
    CHECK(refuses(satisfied, ground, "task"));
    ground.new_actions = 1;
    CHECK(allows(satisfied, ground));
    ground.discussion.support.answer = "DECLINED";
    CHECK(refuses(satisfied, ground, "support_reason"));
    ground.discussion.support.reason = "There is no place";
    CHECK(allows(satisfied, ground));
}

TEST_CASE("MR-52: an earlier action that nobody checked stops the decision") {
    Ground ground = all_heard();
    ground.discussion.checks.clear();
    CHECK(refuses(satisfied, ground, "check." + text(earlier)));
}

TEST_CASE("a deferred decision needs only its reason and its meeting") {
    Ground nothing;
    nothing.to_check = {earlier};
    nothing.later_meetings = {later};
    CHECK(refuses({"DEFERRED", "", text(later)}, nothing, "decision_reason"));
    CHECK(refuses({"DEFERRED", "The worker is ill", ""}, nothing, "bring_back_to"));
    CHECK(allows({"DEFERRED", "The worker is ill", text(later)}, nothing));
}

TEST_CASE("MR-53: a case comes back only to a later meeting") {
    CHECK(allows({"SATISFIED", "", text(later)}, all_heard()));
    CHECK(refuses({"SATISFIED", "", text(MeetingId{{8}})}, all_heard(), "bring_back_to"));
    CHECK(refuses({"SATISFIED", "", "made up"}, all_heard(), "bring_back_to"));
}

TEST_CASE("rule 36: only a chair closes, after a decision, what need not come back") {
    const Outcome decided{"SATISFIED", "", {}};
    CHECK(closure_problems("", {}, By::another).empty());
    CHECK(closure_problems("SAFER", decided, By::chair).empty());
    CHECK(!closure_problems("SAFER", decided, By::another).empty());
    CHECK(!closure_problems("SAFER", {}, By::chair).empty());
    CHECK(!closure_problems("SAFER", {"DEFERRED", "", {}}, By::chair).empty());
    CHECK(!closure_problems("SAFER", {"SATISFIED", "", later}, By::chair).empty());
    CHECK(closure_problems(std::string(reopening), {"SATISFIED", "", later}, By::chair).empty());
}

}  // namespace mase::decisions
