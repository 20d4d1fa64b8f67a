// What about a person is done by two: guarded roles, access given back, a second step reset, and
// what is in way_in_acts_store.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "accounts/guarded.h"
#include "accounts/way_in_acts_store.h"
#include "approvals/approvals_store.h"

namespace mase::accounts {

std::vector<approvals::Doer> two_person_doers();

// Whether what is done to this person's access needs two.
bool is_guarded(const site::App&, const Account&);
// Asks for it, in whoever changes' name. Why must have been said.
Result<ApprovalId> ask_second_person(audit::Change&, const site::App&, approvals::Act, AccountId,
                                     const std::string& reason, const std::string& details = {});
// The part of a change of roles that waits for a second person; nothing when there is none.
Result<std::optional<ApprovalId>> ask_for_roles(audit::Change&, const site::App&, AccountId,
                                                const RoleChange&, const std::string& reason);

}  // namespace mase::accounts
