// The agenda: the cases that a meeting takes, and what becomes of each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "meetings/agenda.h"
#include "meetings/meeting.h"

namespace mase::meetings {

// Puts a case last on an agenda; gives its item if it is there already. On a circulated agenda it
// is a supplement: the meeting's members may read the case at once. Throws when the meeting is
// over or cancelled.
ItemId list_item(audit::Change&, MeetingId, CaseId, std::optional<ReferralId>, std::string why,
                 std::optional<AccountId> presenter);

std::vector<Item> items_of(const audit::Reading&, MeetingId);  // in order
std::optional<Item> find_item(const audit::Reading&, ItemId);
std::vector<Item> items_of_case(const audit::Reading&, CaseId);   // latest meeting first
std::optional<Item> next_item_of(const audit::Reading&, CaseId);  // at a meeting not over yet

void save_item(audit::Change&, const Item&);        // position, minutes, presenter
void set_record(audit::Change&, ItemId, RecordId);  // the data taken at its discussion
void mark_discussed(audit::Change&, ItemId);
void withdraw_item(audit::Change&, ItemId);  // its members no longer read the case
// Held over to the named meeting, ahead of all that is not held over; not counted as discussed
// (rules.md 29). Refused when it was discussed, or when that meeting is not a later one to come.
Result<ItemId> hold_over(audit::Change&, ItemId, MeetingId to);
// Holds over all that is listed to the next planned meeting. Refused when there is none. The
// reason names no child: it is sealed under the panel's key.
Result<int> cancel_meeting(audit::Change&, const Meeting&, std::string_view reason);

// Those at the meeting who were not in the room for this item (rules.md 28).
std::vector<AccountId> absences_of(const audit::Reading&, ItemId);
void save_absences(audit::Change&, ItemId, const std::vector<AccountId>&);

}  // namespace mase::meetings
