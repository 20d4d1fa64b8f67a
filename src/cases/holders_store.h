// Who held a case and since when; moving it moves access with it, at once (rules.md 1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "cases/holders.h"

namespace mase::cases {

// The former worker may no longer open the case, not even as the one who referred the child; their
// referral stays theirs to see.
void change_holders(audit::Change&, const CaseFile&, const Holders&, const std::string& reason);
// The same, where the reason is kept elsewhere.
void move_holders(audit::Change&, const CaseFile&, const Holders&);

// One more holder, whoever else there is; `relation` is what lets them in.
void add_holder(audit::Change&, const CaseFile&, std::string_view part, AccountId, Date from_on,
                std::string_view relation);

struct HolderPeriod {
    std::string part;  // worker or manager
    std::string person;
    Date from_on;
    std::string changed_by;
    Instant changed_at;
};
std::vector<HolderPeriod> holders_of(const audit::Reading&, CaseId);  // the latest first

}  // namespace mase::cases
