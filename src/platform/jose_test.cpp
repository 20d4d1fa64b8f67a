#include "platform/jose.h"

#include <doctest/doctest.h>

#include "platform/jose_fixture.h"

namespace mase::jose {

namespace {

const std::string payload = R"({"sub":"248289761001"})";

Keys keys_of(const std::vector<std::string>& keys) {
    const auto read = Keys::read(key_set(keys));
    REQUIRE(read);
    return *read;
}

Refusal refusal(const Keys& keys, const std::string& token) {
    const auto said = keys.checked(token);
    REQUIRE_FALSE(said.has_value());
    return said.error();
}

}  // namespace

TEST_CASE("a token of RS256 or ES256 is read by the key that it names") {
    const auto rsa = SigningKey::rsa("one"), ec = SigningKey::ec("two");
    const Keys keys = keys_of({rsa.public_jwk(), ec.public_jwk()});
    CHECK(keys.size() == 2);
    CHECK(keys.checked(rsa.sign(payload)) == payload);
    CHECK(keys.checked(ec.sign(payload)) == payload);
    CHECK(keys.checked(rsa.sign(payload, {{"typ", "JWT"}})) == payload);
}

TEST_CASE("one changed character of a token, wherever it stands, is a token that is refused") {
    const auto ec = SigningKey::ec("one");
    const Keys keys = keys_of({ec.public_jwk()});
    const std::string token = ec.sign(payload);
    for (std::size_t at = 0; at + 1 < token.size(); ++at) {  // the last holds bits that are unused
        if (token[at] == '.') continue;
        std::string changed = token;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CAPTURE(at);
        CHECK_FALSE(keys.checked(changed).has_value());
    }
    CHECK_FALSE(keys.checked(token.substr(0, token.rfind('.') + 1)).has_value());
    CHECK_FALSE(keys.checked("").has_value());
    CHECK_FALSE(keys.checked("a.b.c").has_value());
    CHECK_FALSE(keys.checked(std::string(100'000, 'a')).has_value());
}

TEST_CASE("no algorithm but RS256 and ES256 is taken, whatever signs it") {
    const auto rsa = SigningKey::rsa("one");
    const Keys keys = keys_of({rsa.public_jwk()});
    for (const char* none : {"none", "None", "NONE", ""}) {
        const std::string header = std::string(R"({"alg":")") + none + R"(","kid":"one"})";
        CHECK_FALSE(keys.checked(raw_token(header, payload, "")).has_value());
        CHECK_FALSE(keys.checked(raw_token(header, payload, "signed")).has_value());
    }
    CHECK(refusal(keys, hs256_token(R"({"alg":"HS256","kid":"one"})", payload, rsa.public_jwk())) ==
          Refusal::algorithm);
    CHECK(refusal(keys, rsa.sign(payload, {{"alg", "RS512"}})) == Refusal::algorithm);
    CHECK(refusal(keys, rsa.sign(payload, {{"alg", "PS256"}})) == Refusal::algorithm);
}

TEST_CASE("a key checks only what is signed by its own kind of key") {
    const auto rsa = SigningKey::rsa("one"), ec = SigningKey::ec("one");
    CHECK(refusal(keys_of({ec.public_jwk()}), rsa.sign(payload)) == Refusal::algorithm);
    CHECK(refusal(keys_of({rsa.public_jwk()}), ec.sign(payload)) == Refusal::algorithm);
    CHECK(refusal(keys_of({rsa.public_jwk()}), SigningKey::rsa("one").sign(payload)) ==
          Refusal::signature);
}

TEST_CASE(
    "a key that is not published is not known, and one that is named by nobody must be alone") {
    const auto first = SigningKey::ec("first"), second = SigningKey::ec("second");
    const Keys keys = keys_of({first.public_jwk()});
    CHECK(refusal(keys, second.sign(payload)) == Refusal::unknown_key);
    const auto nameless = SigningKey::ec("");
    CHECK(keys_of({nameless.public_jwk()}).checked(nameless.sign(payload)) == payload);
    CHECK(refusal(keys_of({nameless.public_jwk(), second.public_jwk()}), nameless.sign(payload)) ==
          Refusal::algorithm);
}

TEST_CASE("keys for encryption, shared secrets and short keys are no keys here") {
    const auto rsa = SigningKey::rsa("one"), short_one = SigningKey::rsa("two", 1024);
    const Keys keys =
        keys_of({rsa.public_jwk(R"("use":"enc")"), short_one.public_jwk(),
                 rsa.public_jwk(R"("alg":"RS512")"), R"({"kty":"oct","k":"c2VjcmV0","kid":"one"})",
                 R"({"kty":"EC","crv":"P-256","x":"AA","y":"AA","kid":"three"})", R"("a text")"});
    CHECK(keys.size() == 0);
    CHECK_FALSE(Keys::read("[]"));
    CHECK_FALSE(Keys::read("{}"));
    CHECK_FALSE(Keys::read("not JSON"));
}

TEST_CASE("a token of another kind, or that asks for what is not known here, is no ID token") {
    const auto ec = SigningKey::ec("one");
    const Keys keys = keys_of({ec.public_jwk()});
    CHECK(refusal(keys, ec.sign(payload, {{"typ", "at+jwt"}})) == Refusal::malformed);
    CHECK(refusal(keys, ec.sign(payload, {{"typ", "logout+jwt"}})) == Refusal::malformed);
    CHECK(refusal(keys, ec.sign(payload, {{"crit", "exp"}})) == Refusal::malformed);
}

TEST_CASE("a key that a token brings along, or the address of one, is not looked at") {
    const auto ours = SigningKey::ec("one"), theirs = SigningKey::ec("one");
    const Keys keys = keys_of({ours.public_jwk()});
    CHECK(refusal(keys, theirs.sign(payload, {{"jku", "https://evil.example/keys"}})) ==
          Refusal::signature);
    CHECK(refusal(keys, theirs.sign(payload, {{"jwk", theirs.public_jwk()}})) ==
          Refusal::signature);
}

TEST_CASE("the challenge of a verifier is that of RFC 7636, appendix B") {
    CHECK(code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

}  // namespace mase::jose
