// The links that people join by, or choose a passphrase anew, and what they agreed to then.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/accounts_store.h"
#include "audit/change.h"
#include "audit/lookup.h"
#include "site/app.h"

namespace mase::accounts {

// The token of a new link, in place of any before it; from now on it alone lets them in: the
// passphrase that they had does not, and they are signed out everywhere.
std::string invite(audit::Change&, AccountId, const panels::Panel&);

bool has_link(const audit::Reading&, AccountId);  // working or run out, and not used

struct Invited {
    AccountId account;
    PanelId panel;
    std::string email;
    AccountId by;  // who gave them the link; nobody when it was the command line
};
// Whose link it is that still works; nothing for one that never was, is used, is replaced or has
// expired, nor for someone who has no access or signs on through their provider.
std::optional<Invited> find_invited(const site::App&, std::string_view token);

// Takes the link, once only: their passphrase, and that they agreed. False when another took it
// meanwhile.
bool join(audit::Change&, const Invited&, std::string_view token, const std::string& hash,
          const std::string& statement);

struct Agreement {
    std::string statement;  // its version
    Instant at;
};
std::optional<Agreement> last_agreement(const audit::Reading&, AccountId);

}  // namespace mase::accounts
