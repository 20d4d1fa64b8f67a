#include "returns/quarter.h"

#include <doctest/doctest.h>

namespace mase::returns {

namespace {

Date on(std::string_view iso) {
    return *parse_date(iso);
}

}  // namespace

TEST_CASE("an address that is not a quarter is refused") {
    for (const std::string_view wrong :
         {"", "2026-27", "2026-27-q0", "2026-27-q5", "2026-28-q1", "2026-27-Q3", "2026-27-q3 ",
          "202x-27-q1", "2026-27_q3", "1999-00-q1", "2099-00-q1", "-026-27-q1"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_quarter(wrong));
    }
}

TEST_CASE("an address and a label say the same quarter") {
    CHECK(parse_quarter("2026-27-q3") == Quarter{2026, 3});
    CHECK(parse_quarter("2009-10-q4") == Quarter{2009, 4});
    CHECK(slug({2026, 3}) == "2026-27-q3");
    CHECK(label({2026, 3}) == "2026-27 Q3");
    CHECK(label({2008, 1}) == "2008-09 Q1");
    CHECK(months({2026, 3}) == "October to December 2026");
    CHECK(months({2026, 4}) == "January to March 2027");
}

TEST_CASE("a quarter begins and ends with its months, and the fourth is in the next year") {
    CHECK(first_day({2026, 1}) == on("2026-04-01"));
    CHECK(last_day({2026, 1}) == on("2026-06-30"));
    CHECK(first_day({2026, 4}) == on("2027-01-01"));
    CHECK(last_day({2026, 4}) == on("2027-03-31"));
}

TEST_CASE("each day of eight years belongs to one quarter, and quarters follow one another") {
    Quarter expected{2023, 4};
    for (Date day = on("2024-01-01"); day < on("2032-01-01"); day = plus_days(day, 1)) {
        const Quarter quarter = quarter_of(day);
        if (quarter != expected) {
            CHECK(before(quarter) == expected);
            CHECK(day == first_day(quarter));
            CHECK(plus_days(day, -1) == last_day(expected));
            expected = quarter;
        }
        CHECK(first_day(quarter) <= day);
        CHECK(day <= last_day(quarter));
        CHECK(parse_quarter(slug(quarter)) == quarter);
    }
    CHECK(expected == Quarter{2031, 3});
}

}  // namespace mase::returns
