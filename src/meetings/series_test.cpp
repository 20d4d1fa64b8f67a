#include "meetings/series.h"

#include <doctest/doctest.h>

namespace mase::meetings {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

Meeting on(const char* held_on, std::string kind = "regular", std::string state = "planned") {
    Meeting meeting;
    meeting.held_on = day(held_on);
    meeting.kind = std::move(kind);
    meeting.state = std::move(state);
    return meeting;
}

Series tuesdays(int week, int months) {
    return {.first = std::chrono::year{2026} / std::chrono::December,
            .months = months,
            .week = week,
            .weekday = 2,
            .starts_at = "14:00",
            .place = "Room 2"};
}

}  // namespace

TEST_CASE("rule 25: no meeting is planned in the past, twice, or where one is") {
    const Problems problems = series_problems(
        {day("2026-11-17"), day("2026-12-08"), day("2026-12-08"), std::nullopt, day("2027-01-12")},
        {on("2027-01-12")}, day("2026-11-18"));
    REQUIRE(problems.size() == 3);
    CHECK(problems.at(0).field == "date_0-day");
    CHECK(problems.at(1).field == "date_2-day");
    CHECK(problems.at(2).field == "date_4-day");
}

TEST_CASE("rule 25: a day of a cancelled meeting can be used again") {
    CHECK(series_problems({day("2027-01-12")}, {on("2027-01-12", "regular", "cancelled")},
                          day("2026-11-18"))
              .empty());
}

TEST_CASE("a series of no date at all is sent back") {
    CHECK(series_problems({std::nullopt}, {}, day("2026-11-18")).size() == 1);
}

TEST_CASE("rule 25: a series falls on the same week and weekday of each month, across years") {
    const auto days = series_days(tuesdays(2, 3), {}, {});
    REQUIRE(days.size() == 3);
    CHECK(days.at(0).proposed == day("2026-12-08"));
    CHECK(days.at(1).proposed == day("2027-01-12"));
    CHECK(days.at(2).proposed == day("2027-02-09"));
    CHECK(series_days(tuesdays(last_week, 1), {}, {}).front().proposed == day("2026-12-29"));
}

TEST_CASE(
    "rule 25: a meeting that would fall on a bank holiday is proposed for the next working day") {
    const auto days =
        series_days(tuesdays(last_week, 1), {day("2026-12-29"), day("2026-12-30")}, {});
    CHECK(days.front().is_off_holiday());
    CHECK(days.front().proposed == day("2026-12-31"));
}

TEST_CASE("rule 25: a month that has its regular meeting is not proposed another") {
    const auto days =
        series_days(tuesdays(2, 2), {}, {on("2026-12-09"), on("2027-01-05", "extraordinary")});
    CHECK(days.at(0).already == day("2026-12-09"));
    CHECK_FALSE(days.at(1).already);
}

TEST_CASE("a month is said with its year") {
    CHECK(month_words(std::chrono::year{2026} / std::chrono::December) == "December 2026");
    CHECK(week_words(last_week) == "last");
}

}  // namespace mase::meetings
