#include "platform/totp.h"

#include <liboath/oath.h>

#include <cstdlib>
#include <stdexcept>

#include "platform/secrets.h"
#include "platform/url.h"

namespace mase::totp {

namespace {

constexpr std::size_t secret_size = 20;
constexpr std::size_t digits = 6;
constexpr std::size_t steps_either_side = 1;

const bool started = [] {
    if (oath_init() != OATH_OK) throw std::runtime_error("liboath cannot start");
    return true;
}();

}  // namespace

std::string new_secret() {
    return std::string(SecretKey::random().view().substr(0, secret_size));
}

std::string to_be_typed(std::string_view secret) {
    char* encoded = nullptr;
    std::size_t size = 0;
    if (oath_base32_encode(secret.data(), secret.size(), &encoded, &size) != OATH_OK)
        throw std::runtime_error("liboath cannot write a secret in base 32");
    std::string typed(encoded, size);
    std::free(encoded);
    return typed;
}

std::string key_uri(const std::string& issuer, const std::string& account,
                    std::string_view secret) {
    return "otpauth://totp" + Url::path({issuer + ":" + account})
                                  .query("secret", to_be_typed(secret))
                                  .query("issuer", issuer)
                                  .str();
}

std::optional<std::int64_t> step_of(std::string_view secret, const std::string& code, Instant now) {
    if (code.size() != digits) return std::nullopt;
    std::uint64_t step = 0;
    const int found =
        oath_totp_validate3(secret.data(), secret.size(), now.micros / micros_a_second,
                            OATH_TOTP_DEFAULT_TIME_STEP_SIZE, OATH_TOTP_DEFAULT_START_TIME,
                            steps_either_side, nullptr, &step, code.c_str());
    if (found < 0) return std::nullopt;
    return std::int64_t(step);
}

}  // namespace mase::totp
