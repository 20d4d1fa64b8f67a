// Seats at a meeting, and what a seat lets a person read.
#pragma once

#include "audit/change.h"
#include "meetings/meeting.h"
#include "meetings/seats.h"

namespace mase::meetings {

Seats seats_of(const audit::Reading&, MeetingId);  // chairs first, then by agency and name

// A new meeting with all its standing seats.
MeetingId plan_meeting(audit::Change&, const Meeting&, const panels::Panel&);
// Seats these and no others; attendance already taken stays.
void save_seats(audit::Change&, MeetingId, const Seats&);

void record_attendance(audit::Change&, MeetingId, AccountId, const std::string& code);
// By the attendance recorded. Refused before the day, without both sides, or below quorum
// without the chairs' reason.
Result<int> begin_sitting(audit::Change&, const Meeting&, const panels::Panel&,
                          bool has_reason_below_quorum);

}  // namespace mase::meetings
