#include "meetings/meeting_form.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::meetings {

namespace {

const Date today = *parse_date("2026-11-18");

std::vector<std::string> fields(const Problems& problems) {
    std::vector<std::string> names;
    for (const Problem& problem : problems) names.push_back(problem.field);
    return names;
}

}  // namespace

TEST_CASE("an empty form to call a meeting is told all it lacks, in the order of its fields") {
    const auto call = read_call(typed_call(FormData()));
    REQUIRE_FALSE(call);
    CHECK(fields(call.error()) == std::vector<std::string>{"held_on-day", "starts_at", "place",
                                                           "received_by-day", "pack_by-day",
                                                           "reason"});
}

TEST_CASE("a day that there is not is kept as typed and sent back") {
    const TypedPlan typed = typed_plan(
        parse_form("held_on-day=31&held_on-month=2&held_on-year=2027&starts_at=2pm&place=Room+2"));
    CHECK(typed.held_on == "31/2/2027");
    CHECK(fields(read_plan(typed).error()) == std::vector<std::string>{"held_on-day"});
}

TEST_CASE("rule 25: a series is of 1 to 18 months from a month that is not past") {
    TypedSeries typed = typed_series(panels::read_panel("redbridge"), today);
    CHECK(typed.first == "2026-12");
    REQUIRE(read_series(typed, today));
    CHECK(read_series(typed, today)->starts_at == "14:00");
    typed.first = "2026-10";
    typed.months = "19";
    typed.week = "6";
    typed.weekday = "0";
    typed.starts_at = "soon";
    typed.place = "";
    const auto series = read_series(typed, today);
    REQUIRE_FALSE(series);
    CHECK(fields(series.error()) ==
          std::vector<std::string>{"first", "months", "week", "weekday", "starts_at", "place"});
}

TEST_CASE("of the days of a series, an empty one is no meeting and a wrong one is sent back") {
    const std::vector<std::string> typed{"2026-12-08", "", "30/2/2027"};
    const auto dates = read_dates(typed);
    REQUIRE_FALSE(dates);
    CHECK(fields(dates.error()) == std::vector<std::string>{"date_2-day"});
    CHECK(read_dates({typed[0], typed[1]})->at(1) == std::nullopt);
}

TEST_CASE("what is typed for an item is its own, and an item that is off is not asked for") {
    Item item;
    item.id = ItemId{{1}};
    item.state = "listed";
    Item off = item;
    off.state = "withdrawn";
    const std::string id = text(item.id);
    const auto items =
        typed_items(parse_form("position." + id + "=3&minutes." + id + "=x&presenter." + id + "="),
                    {item, off});
    REQUIRE(items.size() == 1);
    CHECK(items.front().position == 3);
    CHECK(items.front().planned_minutes == -1);
    CHECK_FALSE(items.front().presenter);
}

}  // namespace mase::meetings
