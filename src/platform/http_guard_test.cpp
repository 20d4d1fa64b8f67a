#include <stdexcept>

#include "platform/http_fixture.h"

using namespace mase::http;

namespace {

using Faults = std::vector<std::string>;

const std::string get = "GET / HTTP/1.1\r\n" + close_after;
const std::string post = "POST /form HTTP/1.1\r\n" + host;

bool is_kept_nowhere(std::string_view answer) {
    return answer.contains("\r\nCache-Control: no-store\r\n");
}

}  // namespace

TEST_CASE("every answer of the listener's own says to the browser what it may do") {
    const Running server(
        [](const Request& request, Reply reply) {
            if (request.target == "/throws") throw std::runtime_error("in a handler");
            if (request.target == "/forgets") return;
            reply({.status = 204});
        },
        {.max_body = 10});
    const std::vector<std::pair<int, std::string>> asked{
        {204, get},
        {400, "GET / HTTP/1.1\r\n\r\n"},
        {400, post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"},
        {413, post + "Content-Length: 11\r\n\r\n"},
        {431, "GET /" + std::string(65536, 'x')},
        {500, "GET /throws HTTP/1.1\r\n" + close_after},
        {500, "GET /forgets HTTP/1.1\r\n" + close_after},
        {501, "BREW / HTTP/1.1\r\n" + host + "\r\n"},
    };
    for (const auto& [status, request] : asked) {
        CAPTURE(status);
        const std::string answer = server.answer_to(request);
        CHECK(status_in(answer) == status);
        CHECK(unguarded(answer) == Faults{});
        CHECK(is_kept_nowhere(answer));
    }
    const Running busy([](const Request&, Reply reply) { reply({}); }, {.max_waiting = 0});
    const std::string answer = busy.answer_to(get);
    CHECK(status_in(answer) == 503);
    CHECK(unguarded(answer) == Faults{});
}

TEST_CASE("whatever the status, an answer of a handler is guarded, streamed or not") {
    const Running server([](const Request& request, Reply reply) {
        Response response{.status = std::stoi(request.target.substr(1)), .body = "words"};
        if (request.method == "POST")
            response.more = [said = false]() mutable -> std::optional<std::string> {
                return std::exchange(said, true) ? std::nullopt : std::optional("words");
            };
        reply(std::move(response));
    });
    for (int status = 200; status < 600; ++status) {
        const std::string rest = "/" + std::to_string(status) + " HTTP/1.1\r\n" + close_after;
        for (const char* method : {"GET ", "POST ", "HEAD "}) {
            const std::string answer = server.answer_to(method + rest);
            CAPTURE(answer);
            CHECK(status_in(answer) == status);
            CHECK(unguarded(answer) == Faults{});
            CHECK(is_kept_nowhere(answer));
        }
    }
}

TEST_CASE("what a handler says of its own answer is not said over, in whatever case") {
    const Running server([](const Request&, Reply reply) {
        Response response;
        response.headers = {{"cache-control", "public, max-age=9"}};
        reply(std::move(response));
    });
    const std::string answer = server.answer_to(get);
    CHECK(answer.contains("cache-control: public, max-age=9\r\n"));
    CHECK_FALSE(is_kept_nowhere(answer));
}

TEST_CASE("a browser is told to come back over TLS only when it came over TLS") {
    const auto answer = [](bool is_secure) {
        const Running server([](const Request&, Reply reply) { reply({}); },
                             {.is_secure = is_secure});
        return server.answer_to(get);
    };
    CHECK(answer(true).contains(
        "\r\nStrict-Transport-Security: max-age=63072000; includeSubDomains\r\n"));
    CHECK_FALSE(answer(false).contains("Strict-Transport-Security"));
}
