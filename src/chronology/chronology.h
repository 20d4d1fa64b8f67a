// A case in order of time: what came, what the panel said, what was to be done and what was done.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "core/date.h"

namespace mase::chronology {

enum class Kind {
    referral,
    statement,
    meeting,
    decision,
    action,
    report,
    check,
    missing,
    milestone,
    place,
    group,
    disruption
};
inline constexpr auto kinds = std::to_array(
    {Kind::referral, Kind::statement, Kind::meeting, Kind::decision, Kind::action, Kind::report,
     Kind::check, Kind::missing, Kind::milestone, Kind::place, Kind::group, Kind::disruption});
std::string_view name(Kind);   // in an address
std::string_view words(Kind);  // "Decisions"

struct Target {  // the page of its own, for those who may open it
    access::Operation operation;
    access::Subject subject;
    std::vector<std::string> path;
};

struct Event {
    Kind kind;
    Date on;
    std::string title;
    std::string by;                       // "Priya Kaur, Health"; empty when it is the panel
    std::vector<std::string> paragraphs;  // people's own words
    std::optional<Target> target = {};
};

// Of the kinds asked for, or of every kind; the latest first, and on one day in the order of the
// list: a decision before the meeting that made it.
std::vector<Event> chosen(std::vector<Event>, const std::vector<std::string>& kind_names);

}  // namespace mase::chronology
