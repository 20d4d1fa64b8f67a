// Who is at a meeting, and whether they are enough.
#pragma once

#include "decisions/sitting_shown_pages.h"
#include "meetings/meeting.h"

namespace mase::decisions {

// To change when this person runs the meeting, else to read.
Html attendance_part(const site::Exchange&, const audit::Reading&, const meetings::Meeting&,
                     const SittingTyped&, bool runs);

}  // namespace mase::decisions
