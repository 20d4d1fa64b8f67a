#include "referrals/acceptance.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mase::referrals {

namespace {

meetings::Meeting meeting(const char* state) {
    meetings::Meeting made;
    made.state = state;
    return made;
}

Standing in_time() {
    Standing standing;
    standing.referral.state = State::sent;
    standing.prior_meeting_held = true;
    standing.is_whole = true;
    standing.open.in_time = meeting("planned");
    return standing;
}

Standing late(const char* state = "planned") {
    Standing standing = in_time();
    standing.open.sooner = meeting(state);
    return standing;
}

bool offers(const Standing& standing, Choice choice) {
    const auto offered = choices(standing);
    return std::ranges::find(offered, choice) != offered.end();
}

AcceptanceDraft draft(Choice choice) {
    AcceptanceDraft typed;
    typed.choice = name(choice);
    return typed;
}

}  // namespace

TEST_CASE("rule 13: nothing makes a case acceptable before its prior meeting was held") {
    Standing standing = late();
    standing.prior_meeting_held = false;
    standing.late = standing.urgent = Asked::allowed;
    for (const Choice choice : {Choice::accept, Choice::accept_sooner}) {
        CHECK_FALSE(offers(standing, choice));
        const auto refusal = decided(standing, draft(choice));
        REQUIRE_FALSE(refusal);
        CHECK(refusal.error().front().message.starts_with("The CSE MAP is not recorded as held"));
    }
    CHECK(offers(standing, Choice::give_back));
}

TEST_CASE("a referral whose needed answers are not all there is not accepted") {
    Standing standing = in_time();
    standing.is_whole = false;
    CHECK_FALSE(offers(standing, Choice::accept));
    CHECK_FALSE(decided(standing, draft(Choice::accept)));
}

TEST_CASE("rule 24: nothing is accepted before each likely match has its answer") {
    Standing standing = in_time();
    standing.open_matches = 1;
    CHECK_FALSE(offers(standing, Choice::accept));
    const auto refusal = decided(standing, draft(Choice::accept));
    REQUIRE_FALSE(refusal);
    CHECK(refusal.error().front().message.starts_with("A child whom the panel knows"));
    CHECK(offers(standing, Choice::give_back));
    standing.referral.route = "C";
    CHECK_FALSE(offers(standing, Choice::accept_for_data));
    standing.open_matches = 0;
    CHECK(offers(standing, Choice::accept_for_data));
}

TEST_CASE("MR-194: data alone is accepted without a meeting, and offered none") {
    Standing standing = late();
    standing.referral.route = "C";
    standing.open.in_time.reset();
    standing.late = standing.urgent = Asked::allowed;
    CHECK(decided(standing, draft(Choice::accept_for_data)) == Choice::accept_for_data);
    for (const Choice choice :
         {Choice::accept, Choice::accept_sooner, Choice::ask_late, Choice::ask_urgent})
        CHECK_FALSE(offers(standing, choice));
    CHECK_FALSE(offers(in_time(), Choice::accept_for_data));
}

TEST_CASE("no meeting to be in time for, no acceptance") {
    Standing standing = in_time();
    standing.open.in_time.reset();
    CHECK_FALSE(offers(standing, Choice::accept));
    CHECK(obstacles(standing).front().starts_with("No meeting is planned"));
}

TEST_CASE("rule 14: a late referral is heard sooner only once a chair allowed it") {
    Standing standing = late();
    CHECK_FALSE(offers(standing, Choice::accept_sooner));
    CHECK(offers(standing, Choice::accept));
    CHECK(offers(standing, Choice::ask_late));
    standing.late = Asked::refused;
    CHECK_FALSE(offers(standing, Choice::accept_sooner));
    standing.late = Asked::waiting;
    CHECK_FALSE(offers(standing, Choice::accept_sooner));
    CHECK_FALSE(offers(standing, Choice::ask_late));
    standing.late = Asked::allowed;
    CHECK(offers(standing, Choice::accept_sooner));
    CHECK(decided(standing, draft(Choice::accept_sooner)) == Choice::accept_sooner);
}

TEST_CASE("rule 14: after the pack has gone out, only urgency is a reason") {
    CHECK_FALSE(offers(late("circulated"), Choice::ask_late));
    CHECK(offers(late("circulated"), Choice::ask_urgent));
}

TEST_CASE("a referral that is in time for the next meeting needs no chair") {
    CHECK_FALSE(offers(in_time(), Choice::ask_late));
    CHECK_FALSE(offers(in_time(), Choice::ask_urgent));
    CHECK(decided(in_time(), draft(Choice::accept)) == Choice::accept);
}

TEST_CASE("rule 16: the administrator cannot close it as not for this panel by themselves") {
    Standing standing = in_time();
    for (const Asked asked : {Asked::never, Asked::waiting, Asked::refused}) {
        standing.not_for_panel = asked;
        CHECK_FALSE(decided(standing, draft(Choice::complete_not_for_panel)));
    }
    standing.not_for_panel = Asked::allowed;
    CHECK(choices(standing) == std::vector{Choice::complete_not_for_panel});
}

TEST_CASE("nothing is chosen, asked or returned without its words") {
    CHECK_FALSE(decided(in_time(), {}));
    const auto ask = decided(late(), draft(Choice::ask_late));
    REQUIRE_FALSE(ask);
    CHECK(ask.error().front().field == "late_reason");
    const auto give_back = decided(in_time(), draft(Choice::give_back));
    REQUIRE_FALSE(give_back);
    CHECK(give_back.error().size() == 2);
    const auto propose = decided(in_time(), draft(Choice::propose_not_for_panel));
    REQUIRE_FALSE(propose);
    CHECK(propose.error().back().field == "signpost");
}

TEST_CASE("what was not sent, or is decided, can't be decided") {
    for (const State state :
         {State::draft, State::returned, State::accepted, State::not_for_panel, State::withdrawn}) {
        Standing standing = in_time();
        standing.referral.state = state;
        CHECK(choices(standing).empty());
    }
}

}  // namespace mase::referrals
