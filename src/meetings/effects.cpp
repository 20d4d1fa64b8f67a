#include "meetings/effects.h"

#include <algorithm>

namespace mase::meetings {

namespace {

int listed(const std::vector<Item>& items) {
    return int(std::ranges::count(items, "listed", &Item::state));
}

std::string cases(int count) {
    return count == 1 ? "The case" : "The " + std::to_string(count) + " cases";
}

bool is_weekend(Date day) {
    const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
    return weekday == 0 || weekday == 6;
}

std::string moves_from(const std::string& what, Date from, Date to) {
    if (from == to) return what + " stays " + long_date(to);
    return what + " becomes " + long_date(to) + ". It was " + long_date(from);
}

bool is_taken(const std::vector<Meeting>& others, MeetingId except, Date day) {
    return std::ranges::any_of(others, [&](const Meeting& other) {
        return other.id != except && other.held_on == day && other.state != "cancelled";
    });
}

}  // namespace

Meeting moved_to(const Meeting& meeting, const Plan& plan, const panels::Panel& panel) {
    Meeting moved = meeting;
    moved.held_on = plan.held_on;
    moved.starts_at = plan.starts_at;
    moved.place = plan.place;
    if (meeting.kind == "regular") {
        moved.received_by = panel.received_by(plan.held_on);
        moved.pack_by = panel.pack_by(plan.held_on);
    } else {
        const int days = days_between(meeting.held_on, plan.held_on);
        moved.received_by = plus_days(meeting.received_by, days);
        moved.pack_by = plus_days(meeting.pack_by, days);
    }
    return moved;
}

Problems move_problems(const Meeting& meeting, const Plan& plan, const std::vector<Meeting>& others,
                       Date today) {
    Problems problems;
    if (!meeting.is_to_come()) return {{"", "Only a meeting that is still to come can be moved"}};
    if (plan.held_on < today) problems.push_back({"held_on-day", "Choose a day that is not past"});
    if (is_taken(others, meeting.id, plan.held_on))
        problems.push_back({"held_on-day", "There is another meeting on " +
                                               short_date(plan.held_on) + " already"});
    return problems;
}

std::vector<std::string> effects_of_moving(const Meeting& now, const Meeting& moved,
                                           const std::vector<Item>& items,
                                           const panels::Panel& panel, Date today) {
    std::vector<std::string> effects;
    if (is_weekend(moved.held_on) || panel.day_count.bank_holidays.contains(moved.held_on))
        effects.push_back(long_date(moved.held_on) + " is not a working day");
    effects.push_back(moves_from("The last day for referrals", now.received_by, moved.received_by));
    if (moved.received_by < today && moved.state == "planned")
        effects.push_back(
            "No more referrals can be in time for it: they go to the next meeting, "
            "unless a chair allows one");
    effects.push_back(moves_from("The last day for the pack", now.pack_by, moved.pack_by));
    if (moved.pack_by < today && moved.state == "planned")
        effects.push_back("A chair has to allow a late pack before it can be circulated");
    if (const int count = listed(items))
        effects.push_back(
            cases(count) + (count == 1 ? " on its agenda stays" : " on its agenda stay") +
            " on it, whenever " + (count == 1 ? "it was" : "they were") + " received");
    if (now.state == "circulated")
        effects.push_back(
            "Its pack is out and stays out. Tell its members the new date, time and "
            "place yourself: this service sends no email");
    return effects;
}

std::vector<std::string> effects_of_cancelling(const Meeting& meeting,
                                               const std::vector<Item>& items,
                                               const std::optional<Meeting>& next) {
    std::vector<std::string> effects;
    const int count = listed(items);
    if (count > 0 && next) {
        effects.push_back(cases(count) + (count == 1 ? " on its agenda is" : " on its agenda are") +
                          " held over to " + long_date(next->held_on) +
                          ", ahead of its other cases");
    } else if (count > 0) {
        effects.push_back(cases(count) +
                          " on its agenda would have no meeting to go to. Plan a "
                          "later meeting first");
    } else {
        effects.push_back("There is no case on its agenda");
    }
    effects.push_back(
        "Referrals not yet accepted go to the next meeting that they are in time for");
    if (meeting.state == "circulated")
        effects.push_back(
            "Its pack is out. Its members keep the cases that are held over; tell "
            "them yourself that they are not to come: this service sends no email");
    return effects;
}

Problems call_problems(const Call& call, const std::vector<Meeting>& others, Date today) {
    Problems problems;
    if (call.plan.held_on < today)
        problems.push_back({"held_on-day", "Choose a day that is not past"});
    if (is_taken(others, {}, call.plan.held_on))
        problems.push_back({"held_on-day", "There is another meeting on " +
                                               short_date(call.plan.held_on) + " already"});
    if (call.received_by > call.plan.held_on)
        problems.push_back({"received_by-day", "Choose a day not later than the meeting"});
    if (call.pack_by > call.plan.held_on)
        problems.push_back({"pack_by-day", "Choose a day not later than the meeting"});
    if (call.pack_by < call.received_by)
        problems.push_back(
            {"pack_by-day", "Choose a day not earlier than the last day for referrals"});
    if (call.reason.empty())
        problems.push_back({"reason", "Enter why it cannot wait for the next regular meeting"});
    return problems;
}

Meeting extraordinary_meeting(const Call& call) {
    return {.id = {},
            .held_on = call.plan.held_on,
            .starts_at = call.plan.starts_at,
            .place = call.plan.place,
            .kind = "extraordinary",
            .state = "planned",
            .received_by = call.received_by,
            .pack_by = call.pack_by,
            .circulated_at = {},
            .sat_at = {},
            .ended_at = {},
            .confidentiality_at = {}};
}

}  // namespace mase::meetings
