// Cryptography, all of it libsodium's: sealing, keyed hashes, passphrases, random tokens.
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mase {

// 32 secret bytes, wiped when they go.
class SecretKey {
public:
    static constexpr std::size_t size = 32;
    SecretKey() = default;
    explicit SecretKey(std::string_view bytes);  // throws unless exactly 32 bytes
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();
    static SecretKey random();
    std::string_view view() const {
        return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
    }
    const std::uint8_t* data() const { return bytes_.data(); }

private:
    std::array<std::uint8_t, size> bytes_{};
};

struct Tampered : std::runtime_error {  // the bytes, their place or the key are not the right ones
    using std::runtime_error::runtime_error;
};

using SealedBytes = std::vector<std::uint8_t>;

// XChaCha20-Poly1305 with a random nonce in front. `bound` is not stored but must be the same to
// open: it ties the bytes to their table, column and row.
SealedBytes seal(const SecretKey&, std::string_view plain, std::string_view bound);
std::string unseal(const SecretKey&, const std::uint8_t* sealed, std::size_t size,
                   std::string_view bound);  // throws Tampered

// A second key from a first, for one purpose; `context` is 8 characters.
SecretKey derived_key(const SecretKey&, std::string_view context);

using SearchToken = std::array<std::uint8_t, 16>;
SearchToken keyed_hash(const SecretKey&, std::string_view);  // BLAKE2b

std::string content_hash(std::string_view);  // BLAKE2b-256 in hexadecimal; not secret

std::string random_token();                     // 256 bits as 43 characters of base64url
std::string random_passphrase(int groups = 4);  // 25 bits each, to be read out: "k7qm2-x9d4t-…"
bool same(std::string_view, std::string_view);  // takes the same time whatever differs

// A key out of a passphrase and 16 bytes of salt: Argon2id, 256 MiB, three passes. About a second,
// as whoever finds what it seals may try passphrases for as long as they like.
inline constexpr std::size_t salt_size = 16;
std::string random_salt();
SecretKey key_of_passphrase(const std::string& passphrase, std::string_view salt);

// Argon2id, 19 MiB, two passes. At most two run at once: a flood of sign-ins waits, the memory
// and the cores stay.
std::string hash_passphrase(const std::string&);
bool matches_passphrase(const std::string& hash, const std::string& passphrase);
// How often this process has done that work: what two answers took can be compared by it.
std::uint64_t passphrases_hashed();

}  // namespace mase
