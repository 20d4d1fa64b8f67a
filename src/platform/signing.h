// What proves that bytes are unchanged and whose they are: SHA-256 and Ed25519, libsodium's.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/secrets.h"

namespace mase {

using Digest = std::array<std::uint8_t, 32>;
using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

Digest sha256(std::string_view);
Digest sha256_of_file(const std::string& path);  // throws std::runtime_error

// Signs with a key that is made from 32 secret bytes.
class Signer {
public:
    explicit Signer(const SecretKey& seed);
    ~Signer();
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    const PublicKey& public_key() const { return public_; }
    Signature sign(std::string_view) const;

private:
    PublicKey public_{};
    std::array<std::uint8_t, 64> secret_{};
};

bool is_signed(std::string_view, const Signature&, const PublicKey&);

template <class Bytes>
std::string_view as_text(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string hex(std::string_view bytes);
std::optional<std::string> bytes_of_hex(std::string_view);  // nothing unless whole and lower case

// Exactly as many bytes as wanted, or nothing.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> exactly(std::string_view bytes) {
    if (bytes.size() != size) return std::nullopt;
    std::array<std::uint8_t, size> out;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

}  // namespace mase
