// Circulating a pack, and until when its readers may read the cases in it (rules.md 8).
#pragma once

#include <set>
#include <utility>

#include "audit/change.h"
#include "meetings/meeting.h"

namespace mase::meetings {

// Lets each person seated read each case listed. The caller has asked circulation_problems().
Result<int> circulate(audit::Change&, const Meeting&);
// The minutes are approved: its readers keep a case only while it is on another agenda of theirs.
void approve(audit::Change&, MeetingId);

// A pack is recalled: what was let in at its circulation, or since, ends.
void end_readings(audit::Change&, CaseId, Instant circulated_at);

// Makes the `circulated` relations of a case fit the agendas that it is on now.
void settle_readers(audit::Change&, CaseId);

using Opening = std::pair<ItemId, AccountId>;
std::set<Opening> openings_of(const audit::Reading&, MeetingId);
// Whether this person, seated or a guest, has yet to open this item of a circulated pack.
bool is_unopened(const audit::Reading&, ItemId);
void note_opening(audit::Change&, ItemId);

}  // namespace mase::meetings
