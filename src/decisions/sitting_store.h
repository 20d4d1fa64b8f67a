// A meeting as it sits: who is there, and whether it may go on.
#pragma once

#include <map>
#include <string>

#include "audit/change.h"
#include "decisions/sitting.h"
#include "site/app.h"

namespace mase::decisions {

// Whoever came in place of a member and has no account, by the member's.
std::map<AccountId, std::string> stand_ins_of(const audit::Reading&, MeetingId);

using Attendances = std::map<AccountId, Attendance>;
Attendances attendances_of(const audit::Reading&, MeetingId);
Result<int> save_attendances(audit::Change&, const site::App&, MeetingId, const Attendances&);

// The chairs' reason for going on below quorum (rules.md 3): a chair's allows it at once, anyone
// else's waits for a chair.
Result<int> give_quorum_reason(audit::Change&, MeetingId, const std::string& reason);
Result<int> begin_sitting(audit::Change&, const site::App&, MeetingId);

// An item of this meeting, to a later one (rules.md 29).
Result<int> hold_over(audit::Change&, MeetingId, ItemId, MeetingId to);

}  // namespace mase::decisions
