#include "home/waiting.h"

#include <doctest/doctest.h>

namespace mase::home {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 18;

referrals::Referral referral(unsigned char number, referrals::State state, Date started_on) {
    referrals::Referral made;
    made.id.bytes[15] = number;
    made.state = state;
    made.started_on = started_on;
    return made;
}

meetings::Meeting meeting(const char* state, Date pack_by) {
    meetings::Meeting made;
    made.state = state;
    made.pack_by = pack_by;
    return made;
}

}  // namespace

TEST_CASE("rule 15: what is with its referrer ages from its return, the oldest first") {
    using referrals::State;
    auto returned = referral(1, State::returned, 2026y / 9 / 1);
    returned.returned_on = 2026y / 11 / 16;
    const auto draft = referral(2, State::draft, 2026y / 10 / 5);
    const auto sent = referral(3, State::sent, 2026y / 8 / 1);
    const auto listed = with_their_referrers({returned, sent, draft});
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].id == draft.id);
    CHECK(listed[1].id == returned.id);
    CHECK(with_referrer_since(listed[1]) == 2026y / 11 / 16);
}

TEST_CASE("a pack is due, late or out") {
    CHECK(pack_words(meeting("planned", 2026y / 11 / 20), today) ==
          "Its pack is due on Friday 20 November 2026, in 2 days.");
    CHECK(pack_words(meeting("planned", 2026y / 11 / 17), today).contains("is late"));
    CHECK(pack_words(meeting("circulated", 2026y / 11 / 17), today) == "Its pack is out.");
}

TEST_CASE("an action has missed the meetings held after its day, and not one held on it") {
    const std::vector<Date> held{2026y / 9 / 8, 2026y / 10 / 13, 2026y / 11 / 10};
    CHECK(meetings_missed(2026y / 10 / 13, held) == 1);
    CHECK(meetings_missed(2026y / 10 / 12, held) == 2);
    CHECK(meetings_missed(2026y / 11 / 30, held) == 0);
}

}  // namespace mase::home
