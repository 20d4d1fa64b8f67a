// Who holds a case: a worker and a manager, each from a day (rules.md 1).
#pragma once

#include <string>
#include <vector>

#include "accounts/account.h"
#include "cases/case_file.h"
#include "core/result.h"

namespace mase::cases {

struct HoldersDraft {    // as typed
    std::string worker;  // text of an account's id
    std::string manager;
    std::string from_on;
    std::string reason;
};

struct Holders {
    AccountId worker;
    AccountId manager;
    Date from_on;
};

Result<Holders> checked(const HoldersDraft&, const CaseFile&,
                        const std::vector<accounts::Account>& people, Date today);

// Those who may hold a case in that role.
bool may_hold(const accounts::Account&, access::Role);

}  // namespace mase::cases
