// The second step of signing in: who needs it, and how what is typed for it is read.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "access/access.h"
#include "core/result.h"
#include "panels/panel.h"

namespace mase::accounts {

bool needs_second_factor(const std::set<access::Role>&, const panels::Panel&);
// Whether a session by passphrase needs it whatever the roles: of one of the few who may use a
// passphrase where others sign on. It is what their provider would have asked for.
bool owes_for_passphrase(std::string_view email, std::string_view issuer, const panels::SignOn&);

constexpr int recovery_codes = 10;

std::string in_groups_of_four(std::string_view key);  // "GEZD GNBV", to be typed by hand
std::string plain_code(const std::string& typed);     // "123 456" as "123456"
// "K7QM2 X9D4T" as "k7qm2-x9d4t"; letters that look like a digit are read as it.
std::string plain_recovery_code(const std::string& typed);
Problems code_problems(const std::string& plain);  // of the field `code`

// Nobody turns off what their roles need.
Problems removal_problems(const std::set<access::Role>&, const panels::Panel&);
// Nobody resets their own: whoever sits at their screen could.
Problems reset_problems(AccountId person, AccountId editor, bool is_set_up);

}  // namespace mase::accounts
