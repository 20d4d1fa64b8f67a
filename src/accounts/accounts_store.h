// Accounts of a panel. Whoever sits on two has one in each, which know nothing of each other.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "audit/change.h"
#include "audit/lookup.h"

namespace mase::accounts {

// Refused when the email address is that of another account of the panel. The passphrase comes
// hashed: hashing is slow and must not hold up the writer. Without one they have to join first
// (invitations_store.h).
Result<AccountId> add_account(audit::Change&, const Account&,
                              const std::string& passphrase_hash = {});
// Refused when someone else saved a newer version meanwhile, or the email address is taken. Roles
// and agency are read with every request, so the change acts on the very next one.
Result<int> save_account(audit::Change&, const Account&);
// Both end every link that would have let them choose one.
void set_passphrase(audit::Change&, AccountId, const std::string& hash);
void withdraw_passphrase(audit::Change&, AccountId);
void disable_account(audit::Change&, AccountId);  // ends its sessions too
void enable_account(audit::Change&, AccountId);

// Whether it is that of another account than this.
bool is_email_taken(const audit::Reading&, const std::string& email, AccountId but);
std::unexpected<Problems> refused_as_taken();

std::optional<Account> find_account(const audit::Reading&, AccountId);
std::vector<Account> all_accounts(const audit::Reading&);    // of the panel, by name
std::string account_name(const audit::Reading&, AccountId);  // "" if unknown
std::map<AccountId, std::string> account_names(const audit::Reading&, const std::set<AccountId>&);

struct Credentials {
    AccountId account;
    PanelId panel;
    std::string email;
    std::string passphrase_hash;
    bool has_joined = true;  // else there is no passphrase that lets them in
};
// Of an account that may sign in; nothing for one that is unknown, disabled or of another panel.
std::optional<Credentials> find_credentials(const audit::Lookup&, PanelId,
                                            const std::string& email);
std::optional<Credentials> find_credentials(const audit::Lookup&, PanelId, AccountId);
std::optional<Credentials> find_credentials(const audit::Reading&, AccountId);

}  // namespace mase::accounts
