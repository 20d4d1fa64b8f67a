// What about a person's way in is done by two, of those with guarded roles: a link to choose a
// passphrase, another email address or agency, and forgetting who they are at their provider.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "approvals/approvals_store.h"

namespace mase::accounts {

std::vector<approvals::Doer> way_in_doers();

// Whether they have access and which roles, and a hash of who they are: what was approved is what
// was asked, of the same person.
std::string account_state(const audit::Reading&, AnyId subject);

// Whose link who acts may make now, for having approved it: once, within the days of a link.
std::optional<Account> to_be_handed_link(const audit::Reading&, const site::App&,
                                         const approvals::Approval&);

}  // namespace mase::accounts
