#include <atomic>
#include <csignal>
#include <stdexcept>

#include "platform/http_fixture.h"

using namespace mase::http;
using namespace std::chrono_literals;

namespace {

void echo(const Request& request, Reply reply) {
    reply({.body = request.method + " " + request.target + " " + request.body + "\n"});
}

}  // namespace

TEST_CASE("a malformed request is refused before any handler sees it") {
    std::atomic<int> calls = 0;
    const Running server([&](const Request&, Reply reply) {
        ++calls;
        reply({});
    });
    const std::string post = "POST /form HTTP/1.1\r\n" + host;
    const std::vector<std::pair<int, std::string>> malformed{
        {400, "GET / HTTP/1.1\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" + host + host + "\r\n"},
        {400, "GET / HTTP/1.1\nHost: mase.example\n\n"},
        {400, "GET / HTTP/1.1\r\nHost: mase.example\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" + host + "Accept : text/html\r\n\r\n"},
        {400, "GET http://mase.example/ HTTP/1.1\r\n" + host + "\r\n"},
        {400, post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab"},
        {400, post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc"},
        {400, post + "Content-Length: 2, 2\r\n\r\nab"},
        {400, post + "Content-Length: -2\r\n\r\nab"},
        {400, post + "Content-Length: +2\r\n\r\nab"},
        {400, post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {400, post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n"},
        {400, post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {400, post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"},
        {400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {501, post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
        {501, post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        {501, "BREW / HTTP/1.1\r\n" + host + "\r\n"},
        {501, "get / HTTP/1.1\r\n" + host + "\r\n"},
        {400, "GET / HTTP/2.0\r\n" + host + "\r\n"},
        {400, "\x16\x03\x01 a TLS greeting\r\n\r\n"},
        {431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(16384, 'x')},
        {431, "GET /" + std::string(65536, 'x')},
        {413, post + "Content-Length: 1000000000\r\n\r\n"},
        {400, post + "Content-Length: 99999999999999999999\r\n\r\n"},
    };
    for (const auto& [status, request] : malformed) {
        CAPTURE(request.substr(0, 120));
        const std::string answer = server.answer_to(request);
        CHECK(status_in(answer) == status);
        CHECK(answer.contains("Connection: close\r\n"));
    }
    CHECK(calls == 0);
}

TEST_CASE("a server is stopped and hung up by signals from when it can be found, before it runs") {
    Server server({.port = 0}, echo);
    REQUIRE(server.port() > 0);
    std::raise(SIGHUP);
    std::raise(SIGTERM);
    server.run();  // would never end without the second signal
}

TEST_CASE("one connection carries many requests, answered in order") {
    const Running server([](const Request& request, Reply reply) {
        if (request.target == "/slow") std::this_thread::sleep_for(30ms);
        echo(request, std::move(reply));
    });
    Client client(server.port());
    client.say("GET /one HTTP/1.1\r\n" + host + "\r\n");
    CHECK(client.hear("\n").starts_with("HTTP/1.1 200 OK"));
    CHECK(client.hear("GET /one \n").contains("Connection: keep-alive\r\n"));

    client.say("GET /slow HTTP/1.1\r\n" + host + "\r\nPOST /body HTTP/1.1\r\n" + host +
               "Content-Length: 3\r\n\r\nabcGET /last HTTP/1.1\r\n" + close_after);
    CHECK(client.hear("\r\n\r\nGET /slow \n").contains("200"));
    CHECK(client.hear("\r\n\r\nPOST /body abc\n").contains("200"));
    CHECK(client.hear().ends_with("Connection: close\r\n\r\nGET /last \n"));
    CHECK(client.is_cut());
}

TEST_CASE("a request may come byte by byte, and its body in chunks") {
    const Running server(echo);
    Client client(server.port());
    const std::string request = "POST /form HTTP/1.1\r\n" + host +
                                "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX-Trailer: 1\r\n\r\n";
    for (const char byte : request) client.say({&byte, 1});
    CHECK(client.hear().ends_with("POST /form abcdefg\n"));
}

TEST_CASE("what trails a chunked body is not taken for a header") {
    const Running server([](const Request& request, Reply reply) {
        reply({.body = "<" + std::string(request.header("x-user")) + ">"});
    });
    const std::string answer =
        server.answer_to("POST / HTTP/1.1\r\n" + host +
                         "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                         "0\r\nX-User: chair\r\n\r\n");
    CHECK(answer.ends_with("<>"));
}

TEST_CASE("headers and cookies are found by name") {
    const Request request{
        .method = "GET",
        .target = "/",
        .body = "",
        .client = "",
        .headers = {{"Cookie", "a=1; session=x=y; empty=; b=2"}, {"ACCEPT", "text/html"}}};
    CHECK(request.header("accept") == "text/html");
    CHECK(request.header("accept-language") == "");
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("session") == "x=y");
    CHECK(request.cookie("empty") == "");
    CHECK(request.cookie("b") == "2");
    CHECK(request.cookie("sess") == "");
}

TEST_CASE("an answer to HEAD has the length of the page and no page") {
    const Running server(echo);
    Client client(server.port());
    client.say("HEAD / HTTP/1.1\r\n" + host + "\r\n");
    const std::string answer = client.hear("\r\n\r\n");
    CHECK(answer.contains("Content-Length: 8\r\n"));
    client.say("GET / HTTP/1.1\r\n" + close_after);
    CHECK(client.hear().starts_with("HTTP/1.1 200"));
}

TEST_CASE("an answer may come later and from another thread") {
    std::thread later;
    const Running server([&](const Request& request, Reply reply) {
        later = std::thread([request, reply = std::move(reply)]() mutable {
            std::this_thread::sleep_for(20ms);
            echo(request, std::move(reply));
        });
    });
    CHECK(server.answer_to("GET /later HTTP/1.1\r\n" + close_after).ends_with("GET /later \n"));
    later.join();
}

TEST_CASE("a handler that throws or forgets its answer leaves a plain page of status 500") {
    const Running server([](const Request& request, Reply) {
        if (request.target == "/throw") throw std::runtime_error("secret");
    });
    for (const std::string request : {"GET /throw HTTP/1.1\r\n", "GET /forget HTTP/1.1\r\n"}) {
        const std::string answer = server.answer_to(request + close_after);
        CHECK(status_in(answer) == 500);
        CHECK(answer.contains("there is a problem with the service"));
        CHECK(!answer.contains("secret"));
    }
}

TEST_CASE("an answer whose client has gone is dropped without harm") {
    Gate gone;
    const Running server([&](const Request& request, Reply reply) {
        if (request.target == "/big") gone.pass();
        reply({.body = std::string(1 << 20, 'x')});
    });
    {
        Client client(server.port());
        client.say("GET /big HTTP/1.1\r\n" + host + "\r\n");
    }
    gone.open();
    CHECK(status_in(server.answer_to("GET / HTTP/1.1\r\n" + close_after)) == 200);
}

TEST_CASE("a header value with a line break in it is not sent") {
    const Running server([](const Request&, Reply reply) {
        Response response;
        response.headers = {{"Location", "/a\r\nSet-Cookie: stolen=1"}, {"X-Kept", "yes"}};
        reply(std::move(response));
    });
    const std::string answer = server.answer_to("GET / HTTP/1.1\r\n" + close_after);
    CHECK(answer.contains("X-Kept: yes\r\n"));
    CHECK(!answer.contains("stolen"));
}
