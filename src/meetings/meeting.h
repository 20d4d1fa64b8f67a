// One sitting of the panel: its day, its two clocks, and what may happen to it when.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "panels/panel.h"

namespace mase::meetings {

struct Meeting {
    MeetingId id;
    Date held_on;
    std::string starts_at;  // "14:00"
    std::string place;
    std::string kind;   // regular | extraordinary
    std::string state;  // planned | circulated | sitting | ended | approved | cancelled
    Date received_by;   // last day on which a referral is in time for it (MR-34)
    Date pack_by;       // last day on which its pack is on time (MR-35)
    std::optional<Instant> circulated_at;
    std::optional<Instant> sat_at;
    std::optional<Instant> ended_at;
    std::optional<Instant> confidentiality_at;  // when the statement was read out
    int version = 1;

    bool is_to_come() const { return state == "planned" || state == "circulated"; }
};

// What is typed to plan one meeting: a regular one has the panel's own clocks.
struct Plan {
    Date held_on;
    std::string starts_at;
    std::string place;
};
Meeting regular_meeting(const Plan&, const panels::Panel&);

enum class Event { circulate, recall, begin, end, approve, cancel };
// The state after an event; refused where the event can't happen in this state.
Result<std::string> state_after(std::string_view state, Event);
std::string state_words(std::string_view state);  // "Pack circulated"

// Whether its members may read its items: from circulation until the minutes are approved.
bool is_pack_out(const Meeting&);

// Received on the last day is in time; the day after it is late (rules.md 14).
bool in_time(Date received_on, const Meeting&);

// Whether the pack may go out today. `late_pack_allowed`: a chair has recorded a reason (MR-35).
enum class LatePack { not_allowed, allowed };
Problems circulation_problems(const Meeting&, Date today, LatePack);

std::string time_words(std::string_view starts_at);              // "2pm"
std::string time_plus(std::string_view starts_at, int minutes);  // "14:00" and 12: "14:12"
std::optional<std::string> parse_time(std::string_view typed);   // "2pm", "14.00": "14:00"

}  // namespace mase::meetings
