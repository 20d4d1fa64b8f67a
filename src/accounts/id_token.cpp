#include "accounts/id_token.h"

#include <algorithm>

namespace mase::accounts {

namespace {

constexpr std::size_t longest_subject = 255;  // OpenID Connect Core 1.0, 2

std::int64_t seconds(Instant at) {
    return at.micros / micros_a_second;
}

std::optional<std::string_view> fault_of_parties(const Claims& claims, const Expected& expected) {
    if (claims.issuer.empty() || claims.issuer != expected.issuer) return "iss";
    if (claims.subject.empty() || claims.subject.size() > longest_subject) return "sub";
    // No other audience is trusted with what lets someone in here.
    const auto is_us = [&](const std::string& one) { return one == expected.client_id; };
    if (claims.audience.empty() || !std::ranges::all_of(claims.audience, is_us)) return "aud";
    if (claims.authorized_party && *claims.authorized_party != expected.client_id) return "azp";
    return std::nullopt;
}

std::optional<std::string_view> fault_of_times(const Claims& claims, const Expected& expected) {
    const std::int64_t now = seconds(expected.now);
    if (!claims.expires_at || now >= *claims.expires_at + clock_leeway_seconds) return "exp";
    if (!claims.issued_at || *claims.issued_at > now + clock_leeway_seconds ||
        *claims.issued_at < now - oldest_token_seconds)
        return "iat";
    if (claims.not_before && *claims.not_before > now + clock_leeway_seconds) return "nbf";
    if (!expected.asked_again_at) return std::nullopt;
    const std::int64_t earliest = seconds(*expected.asked_again_at) - clock_leeway_seconds;
    if (!claims.authenticated_at || *claims.authenticated_at < earliest ||
        *claims.authenticated_at > now + clock_leeway_seconds)
        return "auth_time";
    return std::nullopt;
}

}  // namespace

std::optional<std::string_view> fault_of(const Claims& claims, const Expected& expected) {
    if (const auto fault = fault_of_parties(claims, expected)) return fault;
    if (expected.nonce.empty() || claims.nonce != expected.nonce) return "nonce";
    return fault_of_times(claims, expected);
}

bool has_second_step(const Claims& claims, const std::set<std::string>& counted) {
    return std::ranges::any_of(claims.methods,
                               [&](const std::string& method) { return counted.contains(method); });
}

}  // namespace mase::accounts
