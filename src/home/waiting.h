// How urgent it is what waits: plain rules of dates and counts, in the words that home says them.
#pragma once

#include <string>
#include <vector>

#include "core/date.h"
#include "meetings/meeting.h"
#include "referrals/referral.h"

namespace mase::home {

std::string day_words(Date day, Date today);  // "Tuesday 8 December 2026, in 3 days"
std::string counted(int count, const char* one, const char* many);

// "The pack is due on …", or that it is late, or out.
std::string pack_words(const meetings::Meeting&, Date today);

// Meetings that an action has been late for: those held after the day it was due.
int meetings_missed(Date due_on, const std::vector<Date>& held);

// Referrals that are with their referrers, the oldest first, so that none lapses silently (rules.md
// 15): returned ones by when they were returned, drafts by when they were begun.
std::vector<referrals::Referral> with_their_referrers(std::vector<referrals::Referral>);
Date with_referrer_since(const referrals::Referral&);

}  // namespace mase::home
