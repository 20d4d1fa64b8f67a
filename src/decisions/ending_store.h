// The end of a meeting: what was decided takes effect, and what is unfinished comes back.
#pragma once

#include "audit/change.h"
#include "core/result.h"
#include "decisions/recording_store.h"
#include "decisions/sitting.h"

namespace mase::decisions {

std::vector<AgendaItem> agenda_of(const audit::Reading&, MeetingId);

// Actions start (rules.md 33), cases close or reopen, cases with open actions are listed on the
// next planned meeting and others where the panel wants them (MR-52, MR-53), minutes are begun.
Result<int> end_meeting(audit::Change&, const site::App&, MeetingId);

// The same for one item that was changed after the end, while the minutes are not approved.
Result<int> carry_on(audit::Change&, const Scene&);

}  // namespace mase::decisions
