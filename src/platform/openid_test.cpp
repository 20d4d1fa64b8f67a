#include "platform/openid.h"

#include <doctest/doctest.h>

namespace mase::openid {

namespace {

std::string document(const std::string& issuer, const std::string& at, const std::string& more) {
    return R"({"issuer":")" + issuer + R"(","authorization_endpoint":")" + at +
           R"(/authorize","token_endpoint":")" + at + R"(/token","jwks_uri":")" + at + R"(/keys")" +
           more + "}";
}

const std::string issuer = "https://login.borough.example/v2.0";
const std::string home = "https://login.borough.example";

}  // namespace

TEST_CASE("what a provider publishes of itself is taken when it is its own") {
    const auto metadata = read_metadata(
        document(issuer, home, R"(,"end_session_endpoint":"https://login.borough.example/out",
            "authorization_response_iss_parameter_supported":true)"),
        issuer);
    REQUIRE(metadata);
    CHECK(metadata->token_endpoint == home + "/token");
    CHECK(metadata->end_session_endpoint == home + "/out");
    CHECK(metadata->names_itself);
    CHECK(read_metadata(document(issuer, "https://other.host.example", ""), issuer));
    CHECK_FALSE(read_metadata(document(issuer, home, ""), issuer)->names_itself);
}

TEST_CASE("what one provider publishes as another's is refused") {
    CHECK_FALSE(read_metadata(document(home, home, ""), issuer));
    CHECK_FALSE(read_metadata(document(issuer + "/", home, ""), issuer));
    CHECK_FALSE(read_metadata("{}", issuer));
    CHECK_FALSE(read_metadata("<html>", issuer));
}

TEST_CASE("an endpoint is of HTTPS and at the issuer's port, or there is no provider") {
    for (const char* at :
         {"http://login.borough.example", "http://127.0.0.1:80",
          "https://login.borough.example:8443", "https://user@host.example", "", "file:///etc"}) {
        CAPTURE(at);
        CHECK_FALSE(read_metadata(document(issuer, at, ""), issuer));
    }
    CHECK_FALSE(read_metadata(
        document(issuer, home, R"(,"end_session_endpoint":"http://login.borough.example/out")"),
        issuer));
    CHECK(read_metadata(document("http://127.0.0.1:3000", "http://127.0.0.1:3000", ""),
                        "http://127.0.0.1:3000"));
}

}  // namespace mase::openid
