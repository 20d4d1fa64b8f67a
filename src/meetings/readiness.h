// What stands between a meeting and its pack, for the administrator's task list.
#pragma once

#include <string>
#include <vector>

#include "meetings/agenda.h"
#include "meetings/meeting.h"
#include "meetings/seats.h"

namespace mase::meetings {

enum class Where { agenda, seats, pack };  // the page that mends it

struct ReadyTask {
    std::string title;
    std::string hint;  // what is lacking, when something is
    bool is_done = false;
    Where where = Where::agenda;
};

std::vector<ReadyTask> readiness(const Meeting&, const std::vector<Item>&, const Seats&,
                                 const panels::Panel&, Date today);

}  // namespace mase::meetings
