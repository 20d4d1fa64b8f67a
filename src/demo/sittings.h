// Meetings of the demo: planned, circulated, sat through item by item, ended, minuted.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/ids.h"
#include "demo/borough.h"
#include "demo/referral_words.h"
#include "meetings/meeting.h"

namespace mase::demo {

// What is written of the child whose case it is.
using ToldOfCase = std::function<Told(CaseId)>;

MeetingId plan(Borough&, Date held_on);
void circulate(Borough&, MeetingId);
void open_pack(Borough&, MeetingId, const std::string& member);  // every item of it

struct Absences {
    std::set<std::string> staff;  // keys of those who sent apologies
};
void sit(Borough&, MeetingId, const Absences&, const ToldOfCase&);  // to its end
void report_actions(Borough&, int variety);                         // some done, some late
void approve_minutes(Borough&, MeetingId);

}  // namespace mase::demo
