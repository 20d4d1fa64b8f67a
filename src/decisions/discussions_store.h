// Discussions: begun when an item is taken, then saved part by part.
#pragma once

#include "audit/change.h"
#include "decisions/discussion.h"

namespace mase::decisions {

Discussion load_discussion(const audit::Reading&, ItemId);  // with no begun_at: not begun
// The item taken last that has no decision yet.
std::optional<ItemId> item_in_hand(const audit::Reading&, MeetingId);
std::vector<ItemId> decided_items(const audit::Reading&, MeetingId);

void begin_discussion(audit::Change&, ItemId);
// Actions have a store of their own; `key` is the child's.
void save_part(audit::Change&, Part, const Discussion&, KeyId key);
void confirm_data(audit::Change&, ItemId);
void unconfirm_data(audit::Change&, ItemId);

}  // namespace mase::decisions
