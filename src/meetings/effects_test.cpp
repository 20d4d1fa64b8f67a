#include "meetings/effects.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "panels/panel_file.h"

namespace mase::meetings {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

const panels::Panel& panel() {
    static const panels::Panel redbridge = panels::read_panel("redbridge");
    return redbridge;
}

Plan plan(const char* held_on) {
    return {.held_on = day(held_on), .starts_at = "14:00", .place = "Room 2"};
}

Meeting december() {
    Meeting meeting = regular_meeting(plan("2026-12-08"), panel());
    meeting.id = MeetingId{{1}};
    return meeting;
}

bool says(const std::vector<std::string>& effects, std::string_view words) {
    return std::ranges::any_of(effects,
                               [&](const std::string& effect) { return effect.contains(words); });
}

std::vector<Item> one_case() {
    Item item;
    item.state = "listed";
    return {item};
}

Call call(const char* held_on, const char* received_by, const char* pack_by) {
    return {.plan = plan(held_on),
            .received_by = day(received_by),
            .pack_by = day(pack_by),
            .reason = "A network has come to light"};
}

}  // namespace

TEST_CASE("rule 25: a meeting is not moved into the past, onto another, or when it is over") {
    Meeting other = december();
    other.id = MeetingId{{2}};
    other.held_on = day("2026-12-15");
    const Date today = day("2026-11-18");
    CHECK(move_problems(december(), plan("2026-11-17"), {}, today).size() == 1);
    CHECK(move_problems(december(), plan("2026-12-15"), {other}, today).size() == 1);
    Meeting ended = december();
    ended.state = "ended";
    CHECK(move_problems(ended, plan("2026-12-15"), {}, today).size() == 1);
    CHECK(move_problems(december(), plan("2026-12-15"), {december()}, today).empty());
}

TEST_CASE("rule 25: moving a meeting moves both its clocks") {
    const Meeting moved = moved_to(december(), plan("2026-12-15"), panel());
    CHECK(moved.received_by == day("2026-12-05"));
    CHECK(moved.pack_by == day("2026-12-08"));
    const auto effects =
        effects_of_moving(december(), moved, one_case(), panel(), day("2026-11-18"));
    CHECK(says(effects, "referrals becomes Saturday 5 December 2026. It was Saturday 28 November"));
    CHECK(says(effects, "The case on its agenda stays"));
    CHECK_FALSE(says(effects, "late pack"));
}

TEST_CASE("rule 25: bringing a meeting close says that a chair has to allow its pack") {
    const Meeting moved = moved_to(december(), plan("2026-11-21"), panel());
    const auto effects = effects_of_moving(december(), moved, {}, panel(), day("2026-11-18"));
    CHECK(says(effects, "not a working day"));
    CHECK(says(effects, "No more referrals can be in time"));
    CHECK(says(effects, "late pack"));
}

TEST_CASE("rule 25: an extraordinary meeting keeps the clocks it was called with") {
    Meeting meeting = extraordinary_meeting(call("2026-12-03", "2026-11-30", "2026-12-01"));
    const Meeting moved = moved_to(meeting, plan("2026-12-04"), panel());
    CHECK(moved.received_by == day("2026-12-01"));
    CHECK(moved.pack_by == day("2026-12-02"));
}

TEST_CASE("rule 25: cancelling says where the cases go, or that they have nowhere to go") {
    Meeting january = december();
    january.held_on = day("2027-01-12");
    CHECK(says(effects_of_cancelling(december(), one_case(), january),
               "held over to Tuesday 12 January 2027"));
    CHECK(says(effects_of_cancelling(december(), one_case(), {}), "Plan a later meeting first"));
    CHECK(says(effects_of_cancelling(december(), {}, {}), "no case on its agenda"));
}

TEST_CASE("rule 25: an extraordinary meeting needs a reason, and clocks in their order") {
    const Date today = day("2026-11-18");
    CHECK(call_problems(call("2026-11-25", "2026-11-23", "2026-11-24"), {}, today).empty());
    CHECK(call_problems(call("2026-11-25", "2026-11-26", "2026-11-27"), {}, today).size() == 2);
    CHECK(call_problems(call("2026-11-25", "2026-11-24", "2026-11-23"), {}, today).size() == 1);
    Call without = call("2026-11-17", "2026-11-16", "2026-11-16");
    without.reason.clear();
    CHECK(call_problems(without, {}, today).size() == 2);
}

}  // namespace mase::meetings
