// Which case numbers have a referral (MR-23).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "referrals/referral.h"
#include "site/relations_store.h"

namespace mase::referrals {

struct Referred {  // what there is for one number; nothing when there is neither
    std::optional<CaseId> case_id;
    std::optional<Referral> referral;  // in work, or decided not to be for this panel

    bool is_missing() const { return !case_id && !referral; }
};

// By number, as pasted_numbers() gives them. A referral that was withdrawn is none.
std::map<std::string, Referred> referred(const audit::Reading&, const site::Scope& cases,
                                         const site::Scope& referrals,
                                         const std::vector<std::string>& numbers);

}  // namespace mase::referrals
