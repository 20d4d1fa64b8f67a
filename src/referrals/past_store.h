// Referrals out of the borough's own history, as an imported file has them.
#pragma once

#include <string>

#include "audit/change.h"

namespace mase::referrals {

// One that the borough accepted before it had this system: its record is the case's snapshot.
struct PastReferral {
    std::string route;
    Date received_on;
    KeyId key;
    RecordId record;
    CaseId case_id;
    std::string source;  // where it comes from, in words
};
ReferralId add_past(audit::Change&, const PastReferral&);

// Takes it out again, where nothing has been made of it since.
void remove_past(audit::Change&, ReferralId);

}  // namespace mase::referrals
