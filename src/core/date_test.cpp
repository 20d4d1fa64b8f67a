#include "core/date.h"

#include <doctest/doctest.h>

namespace mase {

using namespace std::chrono_literals;

TEST_CASE("a date that does not exist is not read") {
    CHECK(parse_date("2026-12-08") == 2026y / 12 / 8);
    CHECK(parse_date("2028-02-29") == 2028y / 2 / 29);
    CHECK_FALSE(parse_date("2027-02-29"));
    CHECK_FALSE(parse_date("2026-13-01"));
    CHECK_FALSE(parse_date("2026-1-01"));
    CHECK_FALSE(parse_date("2026-12-0x"));
    CHECK_FALSE(parse_date("2026-12--1"));
}

TEST_CASE("a date is said in words with its weekday") {
    CHECK(long_date(2026y / 12 / 8) == "Tuesday 8 December 2026");
    CHECK(in_words(2026y / 12 / 8, 2026y / 12 / 5) == "in 3 days");
    CHECK(in_words(2026y / 12 / 8, 2026y / 12 / 8) == "today");
    CHECK(in_words(2026y / 12 / 8, 2026y / 12 / 13) == "5 days ago");
}

TEST_CASE("a child born on 29 February is a year older on 1 March in a common year") {
    const Date born = 2012y / 2 / 29;
    CHECK(age_on(born, 2026y / 2 / 28) == 13);
    CHECK(age_on(born, 2026y / 3 / 1) == 14);
    CHECK(age_on(born, 2028y / 2 / 29) == 16);
}

TEST_CASE("ten days before a meeting are calendar days, across the change of the clocks") {
    CHECK(days_before(2026y / 11 / 3, 10, {}) == 2026y / 10 / 24);
    CHECK(days_before(2027y / 4 / 2, 10, {}) == 2027y / 3 / 23);
}

TEST_CASE("working days skip weekends and bank holidays") {
    const DayCount working{true, {2026y / 12 / 25, 2026y / 12 / 28}};
    CHECK(days_before(2026y / 12 / 30, 2, working) == 2026y / 12 / 24);
    CHECK(working_days_after(2026y / 12 / 24, 2, working.bank_holidays) == 2026y / 12 / 30);
}

}  // namespace mase
