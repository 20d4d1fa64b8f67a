// What has to be so before a meeting sits, and before it ends.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "meetings/meeting.h"
#include "meetings/seats.h"

namespace mase::decisions {

// The statement on confidentiality was read out, and everybody's attendance is known. Who has to be
// there is a rule of meetings.
Problems beginning_problems(const meetings::Meeting&, const meetings::Seats&);

struct AgendaItem {
    std::string label;  // "3. Amina Yusuf"; empty where it is hidden from whoever ends it
    bool is_decided = false;
    bool is_off = false;  // held over, or taken off
};
// Each item is decided or held over; and there is a meeting for the cases that come back
// (MR-52) if any does.
Problems ending_problems(const std::vector<AgendaItem>&, bool some_come_back,
                         bool has_next_meeting);

struct Attendance {
    std::string code;      // of attendance.csv
    std::string stand_in;  // the name of whoever came for a member
};
using meetings::attendance_field;
// A member's stand-in is named; a chair's is a named deputy with a seat of their own.
Problems attendance_problems(const meetings::Seat&, const Attendance&, const std::string& field);

}  // namespace mase::decisions
