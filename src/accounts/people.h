// Who may be given access, changed, or lose it: what one account alone cannot tell.
#pragma once

#include <vector>

#include "accounts/account.h"

namespace mase::accounts {

// Everyone of the panel, as they stand before the change.
using Everyone = std::vector<Account>;

// Whom this person stands in for and who manages them: people of the panel, and of the right kind.
Problems links_problems(const Account&, const Everyone&, const panels::Panel&);

// What `editor` may make of the account as it stands. A newer version than the one they were
// shown is refused, so that nobody undoes what they have not seen.
Problems change_problems(const Account& stored, const Account& wanted, AccountId editor);

constexpr std::string_view changed_meanwhile =
    "Someone else changed this account while you had it open. Nothing of yours is saved yet";

// On which day access ends by itself. By two people: nobody alone lets someone with guarded roles
// stay longer than was said.
enum class Guarded { no, yes };
Problems last_day_problems(std::optional<Date> stored, std::optional<Date> wanted, Guarded,
                           Date today);

// Nobody ends their own access, so there is always someone who can give it back.
Problems ending_problems(const Account& stored, int version, AccountId editor);
Problems giving_back_problems(const Account& stored, int version);
Problems invitation_problems(const Account& stored, AccountId editor, const panels::SignOn&);

}  // namespace mase::accounts
