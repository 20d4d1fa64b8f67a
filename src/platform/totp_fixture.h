// An authenticator app, for tests.
#pragma once

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <string>

#include "core/instant.h"

namespace mase::totp {

inline std::string secret_typed(const std::string& typed) {
    char* secret = nullptr;
    std::size_t size = 0;
    if (oath_base32_decode(typed.data(), typed.size(), &secret, &size) != OATH_OK) return "";
    std::string bytes(secret, size);
    std::free(secret);
    return bytes;
}

inline std::string code_at(const std::string& secret, Instant at) {
    std::array<char, 7> code{};
    oath_totp_generate(secret.data(), secret.size(), at.micros / micros_a_second, 30, 0, 6,
                       code.data());
    return code.data();
}

}  // namespace mase::totp
