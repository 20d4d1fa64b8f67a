// What about a person's way in is done by two, of those with guarded roles: a link to choose a
// passphrase, another email address or agency, and forgetting who they are at their provider.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"
#include "approvals/approvals_store.h"

namespace mase::accounts {

std::vector<approvals::Doer> way_in_doers();

// Whether they have access and which roles, and a hash of who they are: what was approved is what
// was asked, of the same person.
std::string account_state(const audit::Reading&, AnyId subject);

// Whether a guarded role is given to somebody whom who asks for it let in only lately, or whose
// link they made: they might be both. Such a person gets the role with another way in. Not needed
// where a provider says who they are.
bool lets_in_anew(const audit::Reading&, const site::App&, const approvals::Approval&);

// Whose link who acts may make now, for having approved it: once, within the days of a link.
std::optional<Account> to_be_handed_link(const audit::Reading&, const site::App&,
                                         const approvals::Approval&);
// The words of the button for it; "" where there is none to make.
std::string_view way_in_next(const site::App&, const audit::Reading&, const approvals::Approval&);

}  // namespace mase::accounts
