#include "platform/jose.h"

#include <cjose/cjose.h>
#include <jansson.h>
#include <sodium.h>

#include <array>
#include <cstring>

namespace mase::jose {

namespace {

constexpr std::size_t longest_token = std::size_t{16} * 1024;
constexpr std::size_t most_keys = 100;
constexpr std::size_t least_rsa_bits = 2048;

using JsonValue = std::unique_ptr<json_t, void (*)(json_t*)>;
using Signed = std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)>;

void drop(json_t* value) {
    json_decref(value);
}

std::string member(const json_t* object, const char* name) {
    const json_t* found = json_object_get(object, name);
    return json_is_string(found) ? std::string(json_string_value(found)) : std::string();
}

bool is_rs256(std::string_view algorithm) {
    return algorithm == "RS256";
}

struct Header {
    std::string algorithm;
    std::string kid;  // empty when it names no key
};

// Nothing when it asks for what is not done here: RFC 7515 4.1.11 has `crit` refused then. Of a
// type, only a plain JWT is taken: an access token or a logout token is not an ID token.
std::optional<Header> header_of(cjose_jws_t* token) {
    const cjose_header_t* header = cjose_jws_get_protected(token);
    if (!header || json_object_get(header, "crit") || json_object_get(header, "b64"))
        return std::nullopt;
    const std::string type = member(header, "typ");
    if (json_object_get(header, "typ") && type != "JWT" && type != "jwt") return std::nullopt;
    return Header{.algorithm = member(header, "alg"), .kid = member(header, "kid")};
}

}  // namespace

struct Keys::Key {
    Key(cjose_jwk_t* the_key, std::string the_kid) : key(the_key), kid(std::move(the_kid)) {}
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() { cjose_jwk_release(key); }
    bool fits(std::string_view algorithm) const {
        cjose_err ignored{};
        return cjose_jwk_get_kty(key, &ignored) ==
               (is_rs256(algorithm) ? CJOSE_JWK_KTY_RSA : CJOSE_JWK_KTY_EC);
    }

    cjose_jwk_t* const key;
    const std::string kid;
};

std::string_view name(Refusal refusal) {
    switch (refusal) {
        case Refusal::malformed: return "malformed";
        case Refusal::algorithm: return "algorithm";
        case Refusal::unknown_key: return "unknown_key";
        case Refusal::signature: break;
    }
    return "signature";
}

std::optional<Keys> Keys::read(std::string_view json) {
    const JsonValue set(json_loadb(json.data(), json.size(), JSON_REJECT_DUPLICATES, nullptr),
                        drop);
    const json_t* all = json_object_get(set.get(), "keys");
    if (!json_is_array(all) || json_array_size(all) > most_keys) return std::nullopt;
    Keys keys;
    for (std::size_t index = 0; index < json_array_size(all); ++index) {
        json_t* one = json_array_get(all, index);
        const std::string kind = member(one, "kty"), use = member(one, "use");
        const std::string algorithm = member(one, "alg");
        const bool is_rsa = kind == "RSA" && (algorithm.empty() || algorithm == "RS256");
        const bool is_p256 = kind == "EC" && member(one, "crv") == "P-256" &&
                             (algorithm.empty() || algorithm == "ES256");
        if ((!is_rsa && !is_p256) || (!use.empty() && use != "sig")) continue;
        cjose_err ignored{};
        cjose_jwk_t* key = cjose_jwk_import_json(one, &ignored);
        if (!key) continue;
        auto kept = std::make_shared<const Key>(key, member(one, "kid"));
        if (is_rsa && cjose_jwk_get_keysize(key, &ignored) < least_rsa_bits) continue;
        keys.keys_.push_back(std::move(kept));
    }
    return keys;
}

std::expected<std::string, Refusal> Keys::checked(std::string_view token) const {
    cjose_err fault{};
    if (token.size() > longest_token) return std::unexpected(Refusal::malformed);
    const Signed read(cjose_jws_import(token.data(), token.size(), &fault), cjose_jws_release);
    if (!read) return std::unexpected(Refusal::malformed);
    const auto header = header_of(read.get());
    if (!header) return std::unexpected(Refusal::malformed);
    if (header->algorithm != "RS256" && header->algorithm != "ES256")
        return std::unexpected(Refusal::algorithm);

    std::vector<std::shared_ptr<const Key>> named;
    for (const auto& key : keys_) {
        if (header->kid.empty() || key->kid == header->kid) named.push_back(key);
    }
    if (named.empty()) return std::unexpected(Refusal::unknown_key);
    std::erase_if(named, [&](const auto& key) { return !key->fits(header->algorithm); });
    if (named.size() != 1) return std::unexpected(Refusal::algorithm);
    if (!cjose_jws_verify(read.get(), named.front()->key, &fault))
        return std::unexpected(Refusal::signature);
    std::uint8_t* said = nullptr;
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(read.get(), &said, &size, &fault))
        return std::unexpected(Refusal::malformed);
    return std::string(reinterpret_cast<const char*>(said), size);
}

std::string code_challenge(std::string_view verifier) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()),
                       verifier.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES,
                                               sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
        text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

}  // namespace mase::jose
