// Meetings: the rows, and what an address below /meetings is about.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "meetings/agenda.h"
#include "meetings/meeting.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::meetings {

MeetingId add_meeting(audit::Change&, const Meeting&);  // seats nobody: see plan_meeting
std::optional<Meeting> find_meeting(const audit::Reading&, MeetingId);

// Not cancelled and not over, soonest first.
std::vector<Meeting> upcoming_meetings(const audit::Reading&, Date today);
// The first whose pack is not out and for which a referral received on that day is in time.
std::optional<Meeting> next_in_time(const audit::Reading&, Date received_on, Date today);
// The first after that day whose pack is not out: where what is held over goes.
std::optional<Meeting> next_planned(const audit::Reading&, Date after);
std::vector<Meeting> meetings_between(const audit::Reading&, Date first, Date last);  // all states

// What a person may see of them: soonest first, or the latest of those before a day first.
std::vector<Meeting> list_upcoming(const audit::Reading&, const site::Scope&, Date today);
std::vector<Meeting> list_past(const audit::Reading&, const site::Scope&, Date before, int count);

// Each is refused when the meeting was changed since it was read.
Result<int> move_meeting(audit::Change&, const Meeting& moved);
Result<int> enter(audit::Change&, const Meeting&, Event);   // the state it leads to, and its time
Result<int> claim(audit::Change&, MeetingId, int version);  // before its seats or agenda change

// Why an extraordinary meeting was called, or one was cancelled; "" when there was no reason.
enum class Reason { called, cancelled };
void save_reason(audit::Change&, MeetingId, Reason, std::string_view words);
std::string reason_of(const audit::Reading&, MeetingId, Reason);

void note_confidentiality(audit::Change&, MeetingId);  // the statement was read out

std::optional<access::Subject> meeting_subject(const audit::Lookup&, PanelId, const site::Params&);
// Of {item}; where the address has a {meeting} too, an item of that meeting.
std::optional<access::Subject> item_subject(const audit::Lookup&, PanelId, const site::Params&);
access::Subject subject_of(const Item&, const Meeting&);

}  // namespace mase::meetings
