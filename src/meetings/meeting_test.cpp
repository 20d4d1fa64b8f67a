#include "meetings/meeting.h"

#include <doctest/doctest.h>

namespace mase::meetings {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

Meeting on(const char* held_on, const panels::Panel& panel = {}) {
    return regular_meeting({.held_on = day(held_on), .starts_at = "14:00", .place = "Room 2"},
                           panel);
}

}  // namespace

TEST_CASE("nothing happens to a meeting out of its order") {
    CHECK_FALSE(state_after("planned", Event::begin));
    CHECK_FALSE(state_after("planned", Event::approve));
    CHECK_FALSE(state_after("circulated", Event::circulate));
    CHECK_FALSE(state_after("sitting", Event::cancel));
    CHECK_FALSE(state_after("ended", Event::begin));
    for (const Event event : {Event::circulate, Event::recall, Event::begin, Event::end,
                              Event::approve, Event::cancel}) {
        CHECK_FALSE(state_after("approved", event));
        CHECK_FALSE(state_after("cancelled", event));
    }
}

TEST_CASE("a meeting is planned, circulated, sits, ends and is approved") {
    CHECK(*state_after("planned", Event::circulate) == "circulated");
    CHECK(*state_after("circulated", Event::begin) == "sitting");
    CHECK(*state_after("sitting", Event::end) == "ended");
    CHECK(*state_after("ended", Event::approve) == "approved");
    CHECK(*state_after("circulated", Event::cancel) == "cancelled");
}

TEST_CASE("rule 14: a referral is in time on the tenth day before, and late the day after") {
    const Meeting meeting = on("2026-12-08");
    CHECK(meeting.received_by == day("2026-11-28"));
    CHECK(in_time(day("2026-11-28"), meeting));
    CHECK_FALSE(in_time(day("2026-11-29"), meeting));
}

TEST_CASE("rule 14: both clocks count whole days across the change of the clocks") {
    const Meeting spring = on("2027-03-30");  // clocks go forward on 28 March 2027
    CHECK(spring.received_by == day("2027-03-20"));
    CHECK(spring.pack_by == day("2027-03-23"));
    const Meeting autumn = on("2026-10-27");  // clocks go back on 25 October 2026
    CHECK(autumn.received_by == day("2026-10-17"));
    CHECK(autumn.pack_by == day("2026-10-20"));
}

TEST_CASE("rule 14: a panel may count working days, past weekends and bank holidays") {
    panels::Panel panel;
    panel.day_count = {.working_days = true, .bank_holidays = {day("2026-12-25")}};
    CHECK(on("2026-12-29", panel).pack_by == day("2026-12-17"));
}

TEST_CASE("rule 26: a pack is on time on the seventh day before, and late the day after") {
    const Meeting meeting = on("2026-12-08");
    CHECK(circulation_problems(meeting, day("2026-12-01"), LatePack::not_allowed).empty());
    const Problems late = circulation_problems(meeting, day("2026-12-02"), LatePack::not_allowed);
    REQUIRE(late.size() == 1);
    CHECK(late.front().field == "late_reason");
    CHECK(circulation_problems(meeting, day("2026-12-02"), LatePack::allowed).empty());
}

TEST_CASE("no pack goes out after the day of its meeting, nor twice") {
    Meeting meeting = on("2026-12-08");
    CHECK_FALSE(circulation_problems(meeting, day("2026-12-09"), LatePack::allowed).empty());
    meeting.state = "circulated";
    CHECK_FALSE(circulation_problems(meeting, day("2026-12-01"), LatePack::allowed).empty());
}

TEST_CASE("a time is read as people write it, and never guessed") {
    CHECK(parse_time("14:00") == "14:00");
    CHECK(parse_time("9.30") == "09:30");
    CHECK(parse_time("2 pm") == "14:00");
    CHECK(parse_time("12:15am") == "00:15");
    CHECK(parse_time("midday") == "12:00");
    for (const char* typed : {"", "2", "25:00", "14:60", "13pm", "soon", "14:", ":30"})
        CHECK_FALSE(parse_time(typed));
}

TEST_CASE("a time is said as people say it") {
    CHECK(time_words("14:00") == "2pm");
    CHECK(time_words("09:05") == "9:05am");
    CHECK(time_words("12:00") == "midday");
    CHECK(time_words("00:30") == "12:30am");
    CHECK(time_plus("14:50", 12) == "15:02");
}

}  // namespace mase::meetings
