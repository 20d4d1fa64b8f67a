// The two clocks of a referral in words and dates: the last day for a meeting (MR-34) and the day
// its pack is due (MR-35); and what is owed first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/meeting.h"
#include "referrals/referral.h"

namespace mase::referrals {

using Meetings = std::vector<meetings::Meeting>;  // those to come, soonest first

// Where a referral received on that day can be heard (rules.md 14).
struct Openings {
    std::optional<meetings::Meeting> in_time;  // the next whose pack is not out
    std::optional<meetings::Meeting> sooner;   // one before it, only if a chair allows it
};
Openings openings(const Meetings&, Date received_on);

// "Send by Saturday 28 November 2026, in 4 days, to be heard on …; after that it goes to …"
std::string sending_words(const Meetings&, Date today);
// The same for any route: data is counted in the quarter of its day, and heard at no meeting.
std::string sending_words(const Referral&, const Meetings&, Date today);

struct Duty {  // what is owed for a referral in work, and when
    std::optional<Date> due;
    std::vector<std::string> words;  // one sentence for each clock
    bool is_late = false;
};
Duty duty(const Referral&, const Meetings&, Date today, const panels::Panel&);

// "in time for 8 December 2026: received 3 days before the last day", or by how much too late.
std::string receipt_words(Date received_on, const meetings::Meeting&);

}  // namespace mase::referrals
