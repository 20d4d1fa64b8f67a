// Further information about a referral that can no longer be written: added with its day, beside
// what was circulated (rules.md 18).
#pragma once

#include <string>
#include <vector>

#include "audit/change.h"

namespace mase::meetings {

struct Supplement {
    ReferralId referral;
    Instant at;
    std::string by;  // a name
    std::string words;
};

// Where the pack is out already, it is a numbered supplement to it.
void add_supplement(audit::Change&, ReferralId, KeyId of_referral, const std::string& words);
std::vector<Supplement> supplements_of(const audit::Reading&, ReferralId);  // latest first
// Of all referrals by which the panel knows the case.
std::vector<Supplement> supplements_of(const audit::Reading&, CaseId);

}  // namespace mase::meetings
