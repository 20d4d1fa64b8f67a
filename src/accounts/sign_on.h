// Whom a provider may let in, once its token is found right. Nobody gets an account by signing on.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/id_token.h"
#include "core/ids.h"
#include "panels/sign_on.h"

namespace mase::accounts {

struct SignOnAccount {  // as it is kept, and only of someone whose access has not ended
    AccountId account;
    std::string email;
    std::string agency;
    bool is_bound_to_another = false;  // the provider has meant it by another subject before
};

// By whom the account is found: bound at the first sign-on, by subject ever after.
enum class FoundBy { subject, email };

// Why not, as a word for the audit line: "unknown", "unverified", "agency", "bound". The person is
// told none of these apart, so that nobody learns who has an account. Nothing when they come in.
std::optional<std::string_view> refusal_of(const panels::SignOnProvider&, const Claims&,
                                           const std::optional<SignOnAccount>&, FoundBy);

constexpr int attempt_seconds = 600;  // in which a sign-on that was begun must come back
constexpr int proof_seconds = 300;    // for which who has proved again who they are need not again

bool is_proof_fresh(std::optional<Instant> proved_at, Instant now);

}  // namespace mase::accounts
