// Reads what an ID token says.
#pragma once

#include <optional>
#include <string_view>

#include "accounts/id_token.h"

namespace mase::accounts {

// `verified_claim` is the one that says whether the email address is the person's own. Nothing when
// it is no object, or a claim that is needed is of another type than it has to be. What is there
// and not right is for fault_of() to say.
std::optional<Claims> read_claims(std::string_view json, std::string_view verified_claim);

}  // namespace mase::accounts
