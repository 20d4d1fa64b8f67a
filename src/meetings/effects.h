// What moving or cancelling a meeting would do to its clocks and its agenda, in sentences shown
// before it is done (rules.md 25).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/agenda.h"
#include "meetings/meeting.h"

namespace mase::meetings {

// The meeting on another day: a regular one has the panel's clocks, an extraordinary one keeps as
// many days before it as it was called with.
Meeting moved_to(const Meeting&, const Plan&, const panels::Panel&);
// `others`: the meetings of that day.
Problems move_problems(const Meeting&, const Plan&, const std::vector<Meeting>& others, Date today);

std::vector<std::string> effects_of_moving(const Meeting& now, const Meeting& moved,
                                           const std::vector<Item>&, const panels::Panel&,
                                           Date today);
// `next`: where what is on its agenda would go.
std::vector<std::string> effects_of_cancelling(const Meeting&, const std::vector<Item>&,
                                               const std::optional<Meeting>& next);

// An extraordinary meeting has its own clocks, whatever the panel's are.
struct Call {
    Plan plan;
    Date received_by;
    Date pack_by;
    std::string reason;
};
Problems call_problems(const Call&, const std::vector<Meeting>& others, Date today);
Meeting extraordinary_meeting(const Call&);

}  // namespace mase::meetings
