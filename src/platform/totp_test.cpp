#include "platform/totp.h"

#include <doctest/doctest.h>

#include "platform/totp_fixture.h"

namespace mase::totp {

namespace {

// RFC 6238, appendix B: the secret, and the last six of the eight digits that it gives.
const std::string secret = "12345678901234567890";
struct Vector {
    std::int64_t seconds;
    const char* code;
};
constexpr Vector vectors[] = {{59, "287082"},
                              {1'111'111'109, "081804"},
                              {1'111'111'111, "050471"},
                              {1'234'567'890, "005924"},
                              {2'000'000'000, "279037"},
                              {20'000'000'000, "353130"}};

constexpr Instant at(std::int64_t seconds) {
    return plus_seconds({0}, seconds);
}

}  // namespace

TEST_CASE("a code is right at the moments of RFC 6238, and its step is told") {
    for (const Vector& vector : vectors) {
        CAPTURE(vector.seconds);
        CHECK(step_of(secret, vector.code, at(vector.seconds)) == vector.seconds / 30);
    }
}

TEST_CASE("a code is taken one step early or late, and no further") {
    const std::int64_t begin = 1'234'567'890 / 30 * 30, step = begin / 30;
    CHECK(step_of(secret, "005924", at(begin - 30)) == step);
    CHECK(step_of(secret, "005924", at(begin + 59)) == step);
    CHECK_FALSE(step_of(secret, "005924", at(begin - 31)));
    CHECK_FALSE(step_of(secret, "005924", at(begin + 60)));
}

TEST_CASE("what is not six digits of this secret is no code") {
    for (const char* typed : {"", "5924", "89005924", "00592a", "005925", "-05924"}) {
        CAPTURE(typed);
        CHECK_FALSE(step_of(secret, typed, at(1'234'567'890)));
    }
    CHECK_FALSE(step_of(new_secret(), "005924", at(1'234'567'890)));
}

TEST_CASE("a secret is 160 bits, another each time, and comes back from what was typed") {
    const std::string fresh = new_secret();
    CHECK(fresh.size() == 20);
    CHECK(fresh != new_secret());
    CHECK(to_be_typed(fresh).size() == 32);
    CHECK(secret_typed(to_be_typed(fresh)) == fresh);
}

TEST_CASE("an app is told the service, the account and the secret, each encoded") {
    CHECK(key_uri("Redbridge MASE", "łucja@agency.example", secret) ==
          "otpauth://totp/Redbridge%20MASE%3A%C5%82ucja%40agency.example"
          "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Redbridge%20MASE");
}

}  // namespace mase::totp
