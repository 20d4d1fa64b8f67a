// A borough whose people sign on through a small provider of the test's own, which answers as it is
// told: rightly, or as an attacker would.
#pragma once

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "accounts/second_step_fixture.h"
#include "platform/http_fixture.h"
#include "platform/jose_fixture.h"
#include "platform/openid.h"

namespace mase::accounts {

class FakeProvider {
public:
    std::string issuer() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

    // What it answers with, changed by a test between two requests.
    jose::SigningKey key = jose::SigningKey::ec("first");
    std::vector<std::string> published{key.public_jwk()};
    std::string token;          // that it gives for a code
    std::string challenge;      // of the verifier that must come with the code
    std::string more_metadata;  // beginning with a comma
    std::string called_issuer;  // in place of its own
    bool is_down = false;
    std::atomic<int> keys_asked = 0, tokens_given = 0;
    std::string authorization, redirect_uri;  // that the last code came with

private:
    http::Response answer(const http::Request& request) {
        http::Response response;
        response.type = "application/json";
        if (is_down) {
            response.status = 503;
        } else if (request.target == "/.well-known/openid-configuration") {
            response.body = metadata();
        } else if (request.target == "/keys") {
            ++keys_asked;
            response.body = jose::key_set(published);
        } else if (request.target == "/token") {
            give_token(request, response);
        } else {
            response.status = 404;
        }
        return response;
    }
    std::string metadata() const {
        const std::string own = called_issuer.empty() ? issuer() : called_issuer;
        return R"({"issuer":")" + own + R"(","authorization_endpoint":")" + issuer() +
               R"(/authorize","token_endpoint":")" + issuer() + R"(/token","jwks_uri":")" +
               issuer() + R"(/keys")" + more_metadata + "}";
    }
    void give_token(const http::Request& request, http::Response& response) {
        const FormData form = parse_form(request.body);
        authorization = request.header("authorization");
        redirect_uri = form.text("redirect_uri");
        const bool fits = jose::code_challenge(form.text("code_verifier")) == challenge &&
                          form.text("code") == "a-code" &&
                          form.text("grant_type") == "authorization_code" &&
                          std::exchange(challenge, "") != "";
        if (!fits) {
            response.status = 400;
            response.body = R"({"error":"invalid_grant"})";
            return;
        }
        ++tokens_given;
        response.body = R"({"access_token":"x","token_type":"Bearer","id_token":")" + token + "\"}";
    }

    http::Running server_{
        [this](http::Request request, http::Reply reply) { reply(answer(request)); }};
};

struct Going {  // a browser that was sent to the provider
    std::string address, state, nonce, challenge, cookie;
    std::string session = "a-visit";  // of the session's cookie, which it had before
};

class SignOnFixture : public SecondStepFixture {
public:
    explicit SignOnFixture(std::vector<site::Routes> routes = {})
        : SecondStepFixture(std::move(routes)) {
        app.providers = &providers;
        redbridge.sign_on.address = "https://mase.redbridge.example";
        redbridge.sign_on.providers = {{.name = "Borough of Tests",
                                        .issuer = borough.issuer(),
                                        .port = 1,
                                        .client_id = "mase",
                                        .secret = "a secret",
                                        .domains = {"agency.example"},
                                        .agencies = {},
                                        .verified_claim = "email_verified",
                                        .steps = {"otp"},
                                        .passphrase_too = {}}};
    }

    panels::SignOnProvider& provider() { return redbridge.sign_on.providers.front(); }

    static std::string header_of(const http::Response& response, std::string_view name,
                                 std::string_view beginning = {}) {
        for (const auto& [known, value] : response.headers) {
            if (known == name && value.starts_with(beginning)) return value;
        }
        return "";
    }
    static Going going(const http::Response& response, const std::string& session = "a-visit") {
        const std::string refresh = header_of(response, "Refresh");
        if (refresh.empty()) return {};
        const std::string address = refresh.substr(std::string_view("0;url=").size());
        const FormData query = parse_form(address.substr(address.find('?') + 1));
        const std::string cookie = header_of(response, "Set-Cookie", "sign-on=");
        return {.address = address,
                .state = query.text("state"),
                .nonce = query.text("nonce"),
                .challenge = query.text("code_challenge"),
                .cookie = cookie.substr(0, cookie.find(';')),
                .session = session};
    }
    http::Response ask(const std::string& email, const std::string& next = "") {
        const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
        return post(visitor, "/sign-in", {{"email", email}, {"next", next}});
    }
    Going begin(const std::string& email, const std::string& next = "") {
        Going gone = going(ask(email, next));
        REQUIRE(gone.state.size() == 43);
        return gone;
    }

    nlohmann::json claims(const Going& gone, const std::string& subject, const std::string& email) {
        const std::int64_t now = clock.now().micros / micros_a_second;
        return {{"iss", borough.issuer()}, {"sub", subject}, {"aud", "mase"},
                {"exp", now + 300},        {"iat", now},     {"auth_time", now},
                {"nonce", gone.nonce},     {"email", email}, {"email_verified", true},
                {"amr", {"pwd"}}};
    }
    // With the token that the provider gives, by whoever has the cookie.
    http::Response come_back(const Going& gone, const std::string& token,
                             const std::string& more = "") {
        borough.token = token;
        borough.challenge = gone.challenge;
        http::Request request =
            request_of(nobody, "GET", "/sign-in/return?code=a-code&state=" + gone.state + more, {});
        request.headers.emplace_back("Cookie", "session=" + gone.session + "; " + gone.cookie);
        return answer(std::move(request));
    }
    http::Response come_back_as(const Going& gone, const std::string& subject,
                                const std::string& email) {
        return come_back(gone, borough.key.sign(claims(gone, subject, email).dump()));
    }
    // Signed in, by whoever the provider means.
    Person signed_on(const Person& person, const std::string& subject) {
        const auto response = come_back_as(begin(person.email), subject, person.email);
        REQUIRE(response.status == 303);
        return {.actor = person.actor, .email = person.email, .token = session_of(response)};
    }
    static std::string session_of(const http::Response& response) {
        const std::string cookie = header_of(response, "Set-Cookie", "session=");
        return cookie.empty() ? "" : cookie.substr(8, cookie.find(';') - 8);
    }
    bool is_refused(const http::Response& response) {
        return response.status == 403 && session_of(response).empty() &&
               response.body.contains("You cannot sign in with that account");
    }
    std::int64_t sessions() const { return count("SELECT count(*) FROM sessions"); }

    FakeProvider borough;
    openid::Providers providers{clock, {}, {}};
};

}  // namespace mase::accounts
