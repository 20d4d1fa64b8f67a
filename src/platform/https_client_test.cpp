#include "platform/https_client.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "platform/http_fixture.h"
#include "platform/https_server_fixture.h"
#include "platform/log.h"

namespace mase::https {

namespace {

using std::chrono::milliseconds;

std::string url_of(const http::Running& server, const std::string& path = "/") {
    return "http://127.0.0.1:" + std::to_string(server.port()) + path;
}

http::Response answering(std::string body, int status = 200) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Failure failure(const std::expected<Answer, Failure>& answer) {
    REQUIRE_FALSE(answer.has_value());
    return answer.error();
}

}  // namespace

TEST_CASE("only HTTPS is asked, and HTTP on this machine") {
    CHECK(address_of("https://login.borough.example/v2.0") ==
          Address{.scheme = "https", .host = "login.borough.example", .port = 443});
    CHECK(address_of("https://LOGIN.borough.example:8443/") ==
          Address{.scheme = "https", .host = "login.borough.example", .port = 8443});
    CHECK(address_of("http://127.0.0.1:3000"));
    CHECK(address_of("http://[::1]:3000/path"));
    CHECK(address_of("http://localhost:3000"));
    for (const char* no :
         {"http://login.borough.example/", "http://127.0.0.1.evil.example/",
          "http://localhost.evil.example/", "https://name:word@login.borough.example/",
          "https://login.borough.example/#part", "file:///etc/passwd", "ftp://127.0.0.1/",
          "gopher://127.0.0.1/", "//login.borough.example/", "login.borough.example", "",
          "https://", "https://login.borough.example/a b", "https://login.borough.example:0/",
          "https://login.borough.example/\r\nX: y", "http://0.0.0.0/"}) {
        CAPTURE(no);
        CHECK_FALSE(address_of(no));
    }
}

TEST_CASE("what is asked goes out as it was meant, and the answer comes back") {
    http::Request seen;
    http::Running server([&](http::Request request, http::Reply reply) {
        seen = std::move(request);
        reply(answering("{\"right\":true}", 201));
    });
    Client client;
    const auto answer = client.ask(
        {.url = url_of(server, "/token"), .form = "a=b", .user = "client", .secret = "word"});
    REQUIRE(answer);
    CHECK(answer->status == 201);
    CHECK(answer->body == "{\"right\":true}");
    CHECK(seen.method == "POST");
    CHECK(seen.target == "/token");
    CHECK(seen.body == "a=b");
    CHECK(seen.header("authorization") == "Basic Y2xpZW50OndvcmQ=");
    CHECK(seen.header("accept") == "application/json");
}

TEST_CASE("a redirect is an answer like any other, and is not followed") {
    std::atomic<int> asked = 0;
    http::Running server([&](http::Request, http::Reply reply) {
        ++asked;
        http::Response response = answering("", 302);
        response.headers.emplace_back("Location", "/elsewhere");
        reply(std::move(response));
    });
    Client client;
    const auto answer = client.ask({.url = url_of(server)});
    REQUIRE(answer);
    CHECK(answer->status == 302);
    CHECK(asked == 1);
}

TEST_CASE("an answer that is too large is given up, and so is one that does not come") {
    http::Gate gate;
    http::Running server([&](http::Request request, http::Reply reply) {
        if (request.target == "/large") return reply(answering(std::string(300'000, 'x')));
        gate.pass();
        reply(answering(""));
    });
    Client client({}, {.connect = milliseconds(500), .total = milliseconds(300)});
    CHECK(failure(client.ask({.url = url_of(server, "/large")})) == Failure::too_large);
    const auto begun = std::chrono::steady_clock::now();
    CHECK(failure(client.ask({.url = url_of(server, "/never")})) == Failure::too_slow);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
    gate.open();
    CHECK(failure(client.ask({.url = "http://127.0.0.1:1/"})) == Failure::unreachable);
    CHECK(failure(client.ask({.url = "http://login.borough.example/"})) == Failure::not_allowed);
}

TEST_CASE("only so many ask at once: the next is told, and does not wait behind them") {
    http::Gate arrived, gate;
    http::Running server([&](http::Request, http::Reply reply) {
        arrived.open();
        gate.pass();
        reply(answering(""));
    });
    Client client({}, {.at_once = 1, .waiting = 0});
    std::thread first([&] { CHECK(client.ask({.url = url_of(server)}).has_value()); });
    arrived.pass();
    CHECK(failure(client.ask({.url = "http://127.0.0.1:1/"})) == Failure::busy);
    gate.open();
    first.join();
    CHECK(failure(client.ask({.url = "http://127.0.0.1:1/"})) == Failure::unreachable);
}

TEST_CASE("the environment chooses no proxy") {
    http::Running server([](http::Request, http::Reply reply) { reply(answering("here")); });
    setenv("http_proxy", "http://127.0.0.1:1", 1);
    setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
    Client client;
    const auto answer = client.ask({.url = url_of(server)});
    unsetenv("http_proxy");
    unsetenv("ALL_PROXY");
    REQUIRE(answer);
    CHECK(answer->body == "here");
}

TEST_CASE("a certificate is trusted when it is known and is for who is asked, and never else") {
    const TlsServer right("IP:127.0.0.1"), other("DNS:login.borough.example");
    Client of_system, of_right(right.certificate()), of_other(other.certificate());
    CHECK(failure(of_system.ask({.url = right.url()})) == Failure::not_trusted);
    CHECK(failure(of_other.ask({.url = right.url()})) == Failure::not_trusted);
    CHECK(failure(of_other.ask({.url = other.url()})) == Failure::not_trusted);
    const auto answer = of_right.ask({.url = right.url()});
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

}  // namespace mase::https
