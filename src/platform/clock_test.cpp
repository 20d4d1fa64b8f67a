#include "platform/clock.h"

#include <doctest/doctest.h>

namespace mase {

using namespace std::chrono_literals;

TEST_CASE("a moment before midnight in summer is already the next day in London") {
    const Instant late = at_london(2026y / 7 / 1, 0, 30);  // 23:30 UTC on 30 June
    CHECK(in_london(late).date == 2026y / 7 / 1);
    CHECK(in_london(plus_seconds(late, -1860)).date == 2026y / 6 / 30);
}

TEST_CASE("the days on which the clocks change have 23 and 25 hours") {
    const auto hours = [](Date day) {
        const Instant begin = at_london(day, 0, 0);
        return (at_london(plus_days(day, 1), 0, 0).micros - begin.micros) / micros_a_second / 3600;
    };
    CHECK(hours(2027y / 3 / 28) == 23);
    CHECK(hours(2026y / 10 / 25) == 25);
    CHECK(hours(2026y / 12 / 8) == 24);
}

TEST_CASE("a time is said as people say it") {
    CHECK(clock_words(at_london(2026y / 12 / 8, 14, 30)) == "8 December 2026 at 2:30pm");
    CHECK(clock_words(at_london(2026y / 7 / 8, 9, 5)) == "8 July 2026 at 9:05am");
    CHECK(clock_words(at_london(2026y / 7 / 8, 12, 0)) == "8 July 2026 at 12pm");
}

}  // namespace mase
