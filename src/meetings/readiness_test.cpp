#include "meetings/readiness.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::meetings {

TEST_CASE("an empty meeting is told all that stands in its way, with the day its pack is due") {
    const panels::Panel panel = panels::read_panel("redbridge");
    const Meeting meeting = regular_meeting(
        {.held_on = *parse_date("2026-12-08"), .starts_at = "14:00", .place = "Room 2"}, panel);
    const auto tasks = readiness(meeting, {}, {}, panel, *parse_date("2026-11-28"));
    REQUIRE(tasks.size() == 5);
    CHECK_FALSE(tasks.at(0).is_done);
    CHECK(tasks.at(1).is_done);
    CHECK(tasks.at(2).hint.contains("police"));
    CHECK(tasks.at(3).hint == "Nobody is seated for children’s services or health or police");
    CHECK(tasks.at(4).hint == "Due on Tuesday 1 December 2026, in 3 days");
}

TEST_CASE("a meeting with cases, presenters, both sides and a pack is ready") {
    const panels::Panel panel = panels::read_panel("redbridge");
    Meeting meeting;
    meeting.state = "circulated";
    Item item;
    item.state = "listed";
    item.presenter = AccountId{{1}};
    const auto seat = [](const char* agency, const char* side) {
        return Seat{
            .account = {}, .name = {}, .job = {}, .agency = agency, .side = side, .attendance = {}};
    };
    const Seats seats{seat("POLICE_BOROUGH", "police"), seat("CS_CPAT", "childrens_services"),
                      seat("HEALTH", "")};
    for (const ReadyTask& task : readiness(meeting, {item}, seats, panel, Date{}))
        CHECK_MESSAGE(task.is_done, task.title);
    item.presenter.reset();
    CHECK(readiness(meeting, {item}, seats, panel, Date{}).at(1).hint == "1 case has no presenter");
}

}  // namespace mase::meetings
