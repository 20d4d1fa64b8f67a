#include "meetings/agenda.h"

#include <algorithm>

#include "meetings/meeting.h"

namespace mase::meetings {

namespace {

constexpr int most_minutes = 120;

std::string counted(int count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

bool is_held_over(const Item& item) {
    return item.why == "held_over" && !item.is_off();
}

}  // namespace

std::string why_words(std::string_view why) {
    if (why == "new") return "New referral";
    if (why == "review") return "Review of actions";
    if (why == "brought_back") return "Brought back by the panel";
    return "Held over from an earlier meeting";
}

std::string item_state_words(std::string_view state) {
    if (state == "listed") return "To be discussed";
    if (state == "discussed") return "Discussed";
    if (state == "held_over") return "Held over to a later meeting";
    return "Withdrawn";
}

int minutes_of(const Item& item, int usual_minutes) {
    return item.planned_minutes > 0 ? item.planned_minutes : usual_minutes;
}

int total_minutes(const std::vector<Item>& items, int usual_minutes) {
    int minutes = 0;
    for (const Item& item : items) {
        if (!item.is_off()) minutes += minutes_of(item, usual_minutes);
    }
    return minutes;
}

std::vector<std::string> turns(const std::vector<Item>& items, std::string_view starts_at,
                               int usual_minutes) {
    std::vector<std::string> times;
    int minutes = 0;
    for (const Item& item : items) {
        times.push_back(item.is_off() ? "" : time_plus(starts_at, minutes));
        if (!item.is_off()) minutes += minutes_of(item, usual_minutes);
    }
    return times;
}

std::string duration_words(int minutes) {
    const int hours = minutes / 60, rest = minutes % 60;
    if (hours == 0) return counted(rest, "minute");
    return counted(hours, "hour") + (rest == 0 ? "" : " " + counted(rest, "minute"));
}

Result<std::vector<Item>> arranged(std::vector<Item> items) {
    Problems problems;
    for (const Item& item : items) {
        if (item.position < 1)
            problems.push_back(
                {"position." + text(item.id), "Enter its place as a number, 1 or more"});
        if (item.planned_minutes < 1 || item.planned_minutes > most_minutes)
            problems.push_back(
                {"minutes." + text(item.id), "Enter how many minutes it has, from 1 to 120"});
    }
    std::ranges::stable_sort(items, {}, &Item::position);
    const auto first_other = std::ranges::find_if_not(items, is_held_over);
    const auto late = std::find_if(first_other, items.end(), is_held_over);
    if (late != items.end())
        problems.push_back({"position." + text(late->id),
                            "A case held over from an earlier meeting comes before the others"});
    if (!problems.empty()) return refused(std::move(problems));
    for (int place = 0; Item & item : items) item.position = ++place;
    return items;
}

}  // namespace mase::meetings
