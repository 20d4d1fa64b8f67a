// Codes by time (RFC 6238), by liboath: six digits that change every 30 seconds, HMAC-SHA-1, which
// is what every authenticator app takes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/instant.h"

namespace mase::totp {

std::string new_secret();                          // 160 random bits
std::string to_be_typed(std::string_view secret);  // in base 32, as apps take it
// What a QR code says to an app: the secret, and under which names the app lists it.
std::string key_uri(const std::string& issuer, const std::string& account, std::string_view secret);

// The step of 30 seconds that the code is of, from one before now to one after; nothing when it is
// of none. Remember it: no code is taken twice.
std::optional<std::int64_t> step_of(std::string_view secret, const std::string& code, Instant now);

}  // namespace mase::totp
