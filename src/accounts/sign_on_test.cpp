#include "accounts/sign_on.h"

#include <doctest/doctest.h>

namespace mase::accounts {

namespace {

const panels::SignOnProvider borough{.name = "A borough",
                                     .issuer = "https://login.borough.example",
                                     .client_id = "mase",
                                     .secret = {},
                                     .domains = {"borough.example"},
                                     .agencies = {"CS_MASH"},
                                     .verified_claim = "email_verified",
                                     .steps = {},
                                     .passphrase_too = {}};
const SignOnAccount grace{.account = {}, .email = "grace@borough.example", .agency = "CS_MASH"};

Claims says(const std::string& email, bool is_verified = true) {
    Claims claims;
    claims.email = email;
    claims.email_is_verified = is_verified;
    return claims;
}

std::string why(const Claims& claims, const std::optional<SignOnAccount>& account, FoundBy by) {
    return std::string(refusal_of(borough, claims, account, by).value_or("none"));
}

}  // namespace

TEST_CASE("someone who has an account comes in by their verified address, and then by subject") {
    CHECK(why(says("grace@borough.example"), grace, FoundBy::email) == "none");
    CHECK(why(says(""), grace, FoundBy::subject) == "none");
    CHECK(why(says("new.name@borough.example", false), grace, FoundBy::subject) == "none");
}

TEST_CASE("nobody comes in by an address that is not verified, or without an account") {
    CHECK(why(says("grace@borough.example", false), grace, FoundBy::email) == "unverified");
    CHECK(why(says(""), grace, FoundBy::email) == "unverified");
    CHECK(why(says("kemi@borough.example"), std::nullopt, FoundBy::email) == "unknown");
}

TEST_CASE("a provider lets in its own people alone, whatever it says of their address") {
    SignOnAccount police = grace;
    police.email = "grace@police.example";
    CHECK(why(says("grace@police.example"), police, FoundBy::email) == "agency");
    CHECK(why(says(""), police, FoundBy::subject) == "agency");
    SignOnAccount moved = grace;
    moved.agency = "HEALTH";
    CHECK(why(says(""), moved, FoundBy::subject) == "agency");
    panels::SignOnProvider any = borough;
    any.agencies = {};
    CHECK_FALSE(refusal_of(any, says(""), moved, FoundBy::subject));
}

TEST_CASE(
    "whoever has an address after another does not come in to the account of the one before") {
    SignOnAccount bound = grace;
    bound.is_bound_to_another = true;
    CHECK(why(says("grace@borough.example"), bound, FoundBy::email) == "bound");
    CHECK(why(says("grace@borough.example"), bound, FoundBy::subject) == "none");
}

TEST_CASE("a proof is good for five minutes, and not before it was given") {
    const Instant at{1'000'000 * micros_a_second};
    CHECK(is_proof_fresh(at, at));
    CHECK(is_proof_fresh(at, plus_seconds(at, 299)));
    CHECK_FALSE(is_proof_fresh(at, plus_seconds(at, 300)));
    CHECK_FALSE(is_proof_fresh(at, plus_seconds(at, -1)));
    CHECK_FALSE(is_proof_fresh(std::nullopt, at));
}

}  // namespace mase::accounts
