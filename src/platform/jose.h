// Signed tokens (JWS, RFC 7515) of another service, and the keys that they are checked with (JWK,
// RFC 7517). Only RS256 and ES256, each with a key of its own kind: `none`, and HS256 with a public
// key for its secret, are refused before any key is looked at. cjose lives in jose.cpp alone.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mase::jose {

enum class Refusal { malformed, algorithm, unknown_key, signature };
std::string_view name(Refusal);  // a word for the log

// The public keys for signatures of one service: RSA of 2,048 bits or more, and P-256.
class Keys {
public:
    // Of a JWK set. Keys of other kinds or for other uses are left out; nothing when it is no set.
    static std::optional<Keys> read(std::string_view json);
    std::size_t size() const { return keys_.size(); }

    // What a token in the compact form says, once its signature is found to be of one of these
    // keys: of the one that it names, or of the only one that fits when it names none. Addresses of
    // keys, or keys, in the token itself are not looked at.
    std::expected<std::string, Refusal> checked(std::string_view token) const;

private:
    struct Key;
    std::vector<std::shared_ptr<const Key>> keys_;
};

std::string code_challenge(std::string_view verifier);  // S256 (RFC 7636)

}  // namespace mase::jose
