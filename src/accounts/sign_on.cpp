#include "accounts/sign_on.h"

namespace mase::accounts {

std::optional<std::string_view> refusal_of(const panels::SignOnProvider& provider,
                                           const Claims& claims,
                                           const std::optional<SignOnAccount>& account,
                                           FoundBy found_by) {
    if (found_by == FoundBy::email && (claims.email.empty() || !claims.email_is_verified))
        return "unverified";
    if (!account) return "unknown";
    // A provider speaks for its own people alone, whatever address it says is theirs, and though
    // the account may have been another's when it was bound.
    const std::size_t at = account->email.rfind('@');
    if (at == std::string::npos || !provider.domains.contains(account->email.substr(at + 1)))
        return "agency";
    if (!provider.agencies.empty() && !provider.agencies.contains(account->agency)) return "agency";
    // An address goes to whoever has the job next; a subject does not.
    if (found_by == FoundBy::email && account->is_bound_to_another) return "bound";
    return std::nullopt;
}

bool is_proof_fresh(std::optional<Instant> proved_at, Instant now) {
    return proved_at && *proved_at <= now && now < plus_seconds(*proved_at, proof_seconds);
}

}  // namespace mase::accounts
