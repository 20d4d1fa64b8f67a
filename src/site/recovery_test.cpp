#include "site/recovery.h"

#include <doctest/doctest.h>

namespace mase::site {

namespace {

using namespace std::chrono;

constexpr Date today{year{2026}, month{11}, day{29}};
constexpr std::int64_t day_micros = 86'400'000'000;
constexpr Instant made{1'795'003'200'000'000};  // 18 November 2026

Sharing sharing() {
    return {.id = "00112233445566ff",
            .officers = {"Amina Yusuf", "Daniel Price", "Sam Okafor"},
            .made_at = made,
            .drilled_at = {},
            .is_current = true};
}

}  // namespace

TEST_CASE("who answers for the key sees who can recover it, and by when they must have tried") {
    CHECK(recovery_words(sharing(), 6, today) ==
          "Any two of Amina Yusuf, Daniel Price and Sam Okafor can make the master key anew. "
          "Nobody has tried it since it was shared on 18 November 2026. It is to be tried by "
          "18 May 2027, with the command mase key drill.");
}

TEST_CASE("a drill moves the day on, and a day that has passed is told as such") {
    Sharing drilled = sharing();
    drilled.made_at.micros -= 400 * day_micros;
    CHECK(recovery_words(drilled, 6, today).contains("It should have been tried by 14 April 2026"));
    drilled.drilled_at = made;
    CHECK(recovery_words(drilled, 6, today).contains("last tried it on 18 November 2026"));
    CHECK(recovery_words(drilled, 6, today).contains("to be tried by 18 May 2027"));
}

TEST_CASE("a key that is not shared, and shares of an older key, are told of with what to do") {
    CHECK(recovery_words({}, 6, today).contains("not shared"));
    CHECK(recovery_words({}, 6, today).contains("mase key share"));
    Sharing old = sharing();
    old.is_current = false;
    CHECK(recovery_words(old, 6, today).contains("older master key"));
}

}  // namespace mase::site
