// The link that the program makes for someone to join by: shown once, to who made it alone.
#pragma once

#include <optional>
#include <string>

#include "accounts/account.h"
#include "site/frame.h"

namespace mase::accounts {

// An answer to a form and not a page of its own, so that no address leads to it again.
http::Response link_page(const site::Exchange&, const Account&, const std::string& token);

// The same after a person was added: who signs on through their provider gets no link, and what of
// their roles waits for a second person is said.
struct Added {
    const Account& account;
    std::string token;                        // of the link; none for whoever signs on
    std::set<access::Role> waiting;           // roles
    std::optional<ApprovalId> approval = {};  // that they wait for
};
http::Response added_page(const site::Exchange&, const Added&);

}  // namespace mase::accounts
