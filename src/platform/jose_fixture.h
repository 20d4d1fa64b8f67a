// Keys that sign, and tokens as a provider, or an attacker, makes them.
#pragma once

#include <cjose/cjose.h>
#include <sodium.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mase::jose {

inline std::string base64url(std::string_view bytes) {
    std::string text(
        sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(text.find('\0'));
    return text;
}

// Of any header, signature and all: what cjose would not make.
inline std::string raw_token(std::string_view header, std::string_view payload,
                             std::string_view signature) {
    return base64url(header) + "." + base64url(payload) + "." + base64url(signature);
}

class SigningKey {
public:
    static SigningKey rsa(std::string kid, std::size_t bits = 2048) {
        cjose_err fault{};
        return {cjose_jwk_create_RSA_random(bits, nullptr, 0, &fault), std::move(kid), "RS256"};
    }
    static SigningKey ec(std::string kid) {
        cjose_err fault{};
        return {cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &fault), std::move(kid), "ES256"};
    }

    using Fields = std::vector<std::pair<std::string, std::string>>;
    // `more` stands in the header; a field that is given there replaces its like.
    std::string sign(const std::string& payload, const Fields& more = {}) const {
        cjose_err fault{};
        cjose_header_t* header = cjose_header_new(&fault);
        cjose_header_set(header, "alg", algorithm_.c_str(), &fault);
        if (!kid_.empty()) cjose_header_set(header, "kid", kid_.c_str(), &fault);
        for (const auto& [name, value] : more)
            cjose_header_set(header, name.c_str(), value.c_str(), &fault);
        cjose_jws_t* token = cjose_jws_sign(key_.get(), header,
                                            reinterpret_cast<const std::uint8_t*>(payload.data()),
                                            payload.size(), &fault);
        const char* text = nullptr;
        if (!token || !cjose_jws_export(token, &text, &fault))
            throw std::runtime_error("the token was not signed");
        std::string copy(text);
        cjose_jws_release(token);
        cjose_header_release(header);
        return copy;
    }

    std::string public_jwk(const std::string& more = R"("use":"sig")") const {
        cjose_err fault{};
        char* text = cjose_jwk_to_json(key_.get(), false, &fault);
        std::string json(text);
        cjose_get_dealloc()(text);
        json.pop_back();  // the last brace
        const bool has_kid = json.contains("\"kid\"");
        if (!kid_.empty() && !has_kid) json += R"(,"kid":")" + kid_ + "\"";
        return json + (more.empty() ? "}" : "," + more + "}");
    }

private:
    SigningKey(cjose_jwk_t* key, std::string kid, std::string algorithm)
        : key_(key, cjose_jwk_release), kid_(std::move(kid)), algorithm_(std::move(algorithm)) {
        if (!key) throw std::runtime_error("the key was not made");
    }

    std::shared_ptr<cjose_jwk_t> key_;
    std::string kid_;
    std::string algorithm_;
};

inline std::string key_set(const std::vector<std::string>& keys) {
    std::string json;
    for (const std::string& key : keys) json += (json.empty() ? "" : ",") + key;
    return R"({"keys":[)" + json + "]}";
}

// HS256 over what a public key's owner publishes: right, if the key were taken for a secret.
inline std::string hs256_token(std::string_view header, std::string_view payload,
                               std::string_view secret) {
    const std::string text = base64url(header) + "." + base64url(payload);
    crypto_auth_hmacsha256_state state;
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()),
                                secret.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                  text.size());
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
    return text + "." + base64url(mac);
}

}  // namespace mase::jose
