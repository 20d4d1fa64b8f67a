#include "chronology/chronology.h"

#include <algorithm>

namespace mase::chronology {

namespace {

constexpr auto names = std::to_array<std::string_view>(
    {"referral", "statement", "meeting", "decision", "action", "report", "check", "missing",
     "milestone", "place", "group", "disruption"});
constexpr auto plurals = std::to_array<std::string_view>(
    {"Referrals", "What agencies know", "Meetings", "Decisions", "Actions", "Reports on actions",
     "Checks by the panel", "Times missing or away", "Persons of concern", "Places",
     "Groups and gangs", "Disruptions"});

}  // namespace

std::string_view name(Kind kind) {
    return names[std::size_t(kind)];
}

std::string_view words(Kind kind) {
    return plurals[std::size_t(kind)];
}

std::vector<Event> chosen(std::vector<Event> events, const std::vector<std::string>& kind_names) {
    if (!kind_names.empty())
        std::erase_if(events, [&](const Event& event) {
            return std::ranges::find(kind_names, name(event.kind)) == kind_names.end();
        });
    std::ranges::stable_sort(events, [](const Event& one, const Event& other) {
        return one.on != other.on ? one.on > other.on : one.kind > other.kind;
    });
    return events;
}

}  // namespace mase::chronology
