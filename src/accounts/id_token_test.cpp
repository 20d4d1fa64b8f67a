#include "accounts/id_token.h"

#include <doctest/doctest.h>

#include "accounts/id_token_form.h"

namespace mase::accounts {

namespace {

constexpr std::int64_t now = 1'795'003'200;

const Expected expected{.issuer = "https://login.borough.example",
                        .client_id = "mase",
                        .nonce = "a-nonce",
                        .now = {now * micros_a_second},
                        .asked_again_at = {}};

Claims right() {
    return {.issuer = "https://login.borough.example",
            .subject = "248289761001",
            .audience = {"mase"},
            .authorized_party = {},
            .expires_at = now + 300,
            .issued_at = now,
            .not_before = {},
            .authenticated_at = {},
            .nonce = "a-nonce",
            .email = "grace.adeyemi@borough.example",
            .email_is_verified = true,
            .methods = {"pwd"}};
}

template <class Change>
std::string fault(Change change, const Expected& wanted = expected) {
    Claims claims = right();
    change(claims);
    return std::string(fault_of(claims, wanted).value_or("none"));
}

Claims read(const std::string& json, const std::string& verified = "email_verified") {
    const auto claims = read_claims(json, verified);
    REQUIRE(claims);
    return *claims;
}

}  // namespace

TEST_CASE("a token of the provider for this service, of now, lets in") {
    CHECK_FALSE(fault_of(right(), expected));
    CHECK(fault([](Claims& claims) { claims.authorized_party = "mase"; }) == "none");
}

TEST_CASE("a token of another issuer, or of none, is refused however alike it is called") {
    for (const char* issuer :
         {"", "https://login.borough.example/", "https://LOGIN.borough.example",
          "http://login.borough.example", "https://login.other.example"}) {
        CAPTURE(issuer);
        CHECK(fault([&](Claims& claims) { claims.issuer = issuer; }) == "iss");
    }
}

TEST_CASE("a token for another service is refused, and so is one that is for others as well") {
    CHECK(fault([](Claims& claims) { claims.audience = {}; }) == "aud");
    CHECK(fault([](Claims& claims) { claims.audience = {"payroll"}; }) == "aud");
    CHECK(fault([](Claims& claims) { claims.audience = {"mase", "payroll"}; }) == "aud");
    CHECK(fault([](Claims& claims) { claims.audience = {"mase2"}; }) == "aud");
    CHECK(fault([](Claims& claims) { claims.authorized_party = "payroll"; }) == "azp");
    CHECK(fault([](Claims& claims) { claims.authorized_party = ""; }) == "azp");
}

TEST_CASE("a token without a subject, or with one too long to be one, means nobody") {
    CHECK(fault([](Claims& claims) { claims.subject = ""; }) == "sub");
    CHECK(fault([](Claims& claims) { claims.subject = std::string(256, 'x'); }) == "sub");
    CHECK(fault([](Claims& claims) { claims.subject = std::string(255, 'x'); }) == "none");
}

TEST_CASE("a token of another sign-on is refused by its nonce") {
    CHECK(fault([](Claims& claims) { claims.nonce = "another"; }) == "nonce");
    CHECK(fault([](Claims& claims) { claims.nonce = ""; }) == "nonce");
    Expected none = expected;
    none.nonce = "";
    CHECK(fault([](Claims& claims) { claims.nonce = ""; }, none) == "nonce");
}

TEST_CASE("a token has its time, and a minute is forgiven to clocks either way") {
    CHECK(fault([](Claims& claims) { claims.expires_at = now - 59; }) == "none");
    CHECK(fault([](Claims& claims) { claims.expires_at = now - 60; }) == "exp");
    CHECK(fault([](Claims& claims) { claims.expires_at.reset(); }) == "exp");
    CHECK(fault([](Claims& claims) { claims.issued_at = now + 60; }) == "none");
    CHECK(fault([](Claims& claims) { claims.issued_at = now + 61; }) == "iat");
    CHECK(fault([](Claims& claims) { claims.issued_at = now - 600; }) == "none");
    CHECK(fault([](Claims& claims) { claims.issued_at = now - 601; }) == "iat");
    CHECK(fault([](Claims& claims) { claims.issued_at.reset(); }) == "iat");
    CHECK(fault([](Claims& claims) { claims.not_before = now + 61; }) == "nbf");
    CHECK(fault([](Claims& claims) { claims.not_before = now - 9; }) == "none");
}

TEST_CASE("whoever is asked again must have proved it since, and not by an older session") {
    Expected again = expected;
    again.asked_again_at = Instant{(now - 120) * micros_a_second};
    const auto at = [&](std::optional<std::int64_t> time) {
        return fault([&](Claims& claims) { claims.authenticated_at = time; }, again);
    };
    CHECK(at(now) == "none");
    CHECK(at(now - 180) == "none");
    CHECK(at(now - 181) == "auth_time");
    CHECK(at(now + 61) == "auth_time");
    CHECK(at({}) == "auth_time");
}

TEST_CASE("only what the panel counts is a second step") {
    Claims claims = right();
    CHECK_FALSE(has_second_step(claims, {"mfa", "otp", "hwk"}));
    claims.methods = {"pwd", "otp"};
    CHECK(has_second_step(claims, {"mfa", "otp", "hwk"}));
    CHECK_FALSE(has_second_step(claims, {"hwk"}));
    CHECK_FALSE(has_second_step(claims, {}));
}

TEST_CASE("claims are read as they are, an email address in small letters") {
    const Claims claims = read(R"({"iss":"i","sub":"s","aud":"mase","azp":"mase","exp":5,"iat":4,
        "nbf":3,"auth_time":2,"nonce":"n","email":"Grace.Adeyemi@Borough.Example",
        "email_verified":true,"amr":["pwd","otp"]})");
    CHECK(claims.issuer == "i");
    CHECK(claims.audience == std::vector<std::string>{"mase"});
    CHECK(claims.authorized_party == "mase");
    CHECK(claims.expires_at == 5);
    CHECK(claims.authenticated_at == 2);
    CHECK(claims.email == "grace.adeyemi@borough.example");
    CHECK(claims.email_is_verified);
    CHECK(claims.methods == std::set<std::string>{"otp", "pwd"});
    CHECK(read(R"({"aud":["a","b"]})").audience == std::vector<std::string>{"a", "b"});
    CHECK(read(R"({"exp":1795003200.75})").expires_at == 1'795'003'200);
}

TEST_CASE("an address is verified when the claim that the panel names says so, and no other") {
    const char* entra = R"({"email":"a@b.example","xms_edov":"1","email_verified":false})";
    CHECK(read(entra, "xms_edov").email_is_verified);
    CHECK_FALSE(read(entra).email_is_verified);
    CHECK_FALSE(read(R"({"email":"a@b.example"})").email_is_verified);
    CHECK_FALSE(read(R"({"email":"a@b.example","email_verified":"yes"})").email_is_verified);
    CHECK_FALSE(read(R"({"email":"a@b.example","email_verified":0})").email_is_verified);
    CHECK(read(R"({"email":"a@b.example","email_verified":"true"})").email_is_verified);
}

TEST_CASE("claims of another type than they have to be are no claims") {
    for (const char* json :
         {"", "[]", "null", "\"text\"", "{", R"({"sub":1})", R"({"sub":null})", R"({"aud":[1]})",
          R"({"aud":{}})", R"({"exp":"5"})", R"({"exp":1e300})", R"({"nonce":["n"]})",
          R"({"sub":"one","sub":"two"})", R"({"email":true})", R"({"sub":"s"} {})"}) {
        CAPTURE(json);
        CHECK_FALSE(read_claims(json, "email_verified"));
    }
}

}  // namespace mase::accounts
