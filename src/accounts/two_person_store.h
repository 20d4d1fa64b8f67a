// What about a person is done by two: guarded roles, access given back, a second step reset.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "accounts/guarded.h"
#include "approvals/approvals_store.h"

namespace mase::accounts {

std::vector<approvals::Doer> two_person_doers();

// Whether what is done to this person's access needs two.
bool is_guarded(const site::App&, const Account&);
// Asks for it, in whoever changes' name. Why must have been said.
Result<ApprovalId> ask_second_person(audit::Change&, const site::App&, approvals::Act, AccountId,
                                     const std::string& reason, const std::string& details = {});

}  // namespace mase::accounts
