// What an ID token must say before anyone is let in by it (OpenID Connect Core 1.0, 3.1.3.7), once
// its signature is found right. Pure rules: what the provider said and what was expected, in.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"

namespace mase::accounts {

struct Claims {  // what the provider says; times are seconds since 1970
    std::string issuer;
    std::string subject;  // whom it means; never given to another
    std::vector<std::string> audience;
    std::optional<std::string> authorized_party;
    std::optional<std::int64_t> expires_at;
    std::optional<std::int64_t> issued_at;
    std::optional<std::int64_t> not_before;
    std::optional<std::int64_t> authenticated_at;  // when the person last proved who they are
    std::string nonce;
    std::string email;  // in lower case; empty when it says none
    bool email_is_verified = false;
    std::set<std::string> methods;  // by which they proved it (`amr`, RFC 8176)
};

struct Expected {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    Instant now;
    // When set, the person must have proved who they are since then, and not by an older session.
    std::optional<Instant> asked_again_at;
};

// Clocks of two services differ; so much is forgiven either way.
constexpr std::int64_t clock_leeway_seconds = 60;
// It was fetched just now, so an older one was made for something else.
constexpr std::int64_t oldest_token_seconds = 600;

// The first thing wrong, as a word for the audit line and the log: "iss", "sub", "aud", "azp",
// "exp", "iat", "nbf", "nonce" or "auth_time". Nothing when all is right.
std::optional<std::string_view> fault_of(const Claims&, const Expected&);

// Whether the provider itself asked for a second step that this panel counts.
bool has_second_step(const Claims&, const std::set<std::string>& counted);

}  // namespace mase::accounts
