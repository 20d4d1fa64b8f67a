#include <atomic>
#include <stdexcept>
#include <system_error>

#include "platform/http_fixture.h"

using namespace mase::http;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

const std::string get = "GET / HTTP/1.1\r\n" + host + "\r\n";
const std::string post = "POST / HTTP/1.1\r\n" + host;

void answer_ok(const Request&, Reply reply) {
    reply({.body = "done"});
}

}  // namespace

TEST_CASE("each phase has its time from its start, however the client dawdles") {
    std::string page;
    page.resize(16'000'000, 'x');  // more than sockets hold for a client that does not read
    const Running server(
        [&](const Request& request, Reply reply) {
            if (request.target == "/slow") std::this_thread::sleep_for(1200ms);
            reply({.lasting = request.target == "/page" ? std::string_view(page) : "done"});
        },
        {.header_time = 1s, .body_time = 1s, .write_time = 1s, .idle_time = 1s});
    Client silent(server.port());
    Client idle(server.port());
    Client headers(server.port());
    Client body(server.port());
    Client reader(server.port());
    Client patient(server.port());
    idle.say(get);
    CHECK(idle.hear("done").contains("keep-alive"));
    headers.say("GET / HTTP/1.1\r\nX: ");
    body.say(post + "Content-Length: 1000\r\n\r\n");
    reader.say("GET /page HTTP/1.1\r\n" + close_after);
    patient.say("GET /slow HTTP/1.1\r\n" + close_after);

    const auto start = steady_clock::now();
    while (steady_clock::now() - start < 1300ms) {
        headers.say("x");
        body.say("x");
        std::this_thread::sleep_for(20ms);
    }
    CHECK(silent.is_cut());
    CHECK(idle.is_cut());
    CHECK(headers.is_cut());
    CHECK(body.is_cut());
    CHECK(reader.hear().size() < page.size());
    CHECK(patient.hear().ends_with("done"));
    CHECK(steady_clock::now() - start < 2s);
}

TEST_CASE("a body that is too large is refused before it is read, and the refusal arrives") {
    std::atomic<int> calls = 0;
    const Running server(
        [&](const Request&, Reply reply) {
            ++calls;
            reply({});
        },
        {.max_body = 1000});
    CHECK(status_in(server.answer_to(post + "Content-Length: 1001\r\n\r\n")) == 413);
    CHECK(status_in(server.answer_to(
              post + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n")) == 413);
    CHECK(status_in(server.answer_to(post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n")) == 413);
    Client stubborn(server.port());
    stubborn.say(post + "Content-Length: 3000000\r\n\r\n" + std::string(100'000, 'x'));
    CHECK(status_in(stubborn.hear()) == 413);
    CHECK(stubborn.say("and more"));  // a reset by now could have cost it the answer
    CHECK(calls == 0);
    CHECK(status_in(server.answer_to(post + "Connection: close\r\nContent-Length: 1000\r\n\r\n" +
                                     std::string(1000, 'x'))) == 200);
}

TEST_CASE("a larger body is taken where files are sent to, and nowhere else") {
    const Running server([](const Request&, Reply reply) { reply({}); },
                         {.max_body = 10, .files_to = {"/imports"}, .max_file = 1000});
    const auto sent = [&](const std::string& target, std::size_t size) {
        return status_in(server.answer_to("POST " + target +
                                          " HTTP/1.1\r\nHost: here\r\n"
                                          "Connection: close\r\nContent-Length: " +
                                          std::to_string(size) + "\r\n\r\n" +
                                          std::string(size, 'x')));
    };
    CHECK(sent("/imports", 1000) == 200);
    CHECK(sent("/imports", 1001) == 413);
    CHECK(sent("/referrals", 11) == 413);
    CHECK(status_in(server.answer_to("POST /referrals HTTP/1.1\r\nHost: here\r\n"
                                     "Transfer-Encoding: chunked\r\n\r\nb\r\n")) == 413);
}

TEST_CASE("a client that asks first is told to send its body") {
    const Running server(answer_ok);
    Client client(server.port());
    client.say(post + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.hear("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.say("abc");
    CHECK(status_in(client.hear("done")) == 200);
}

TEST_CASE("when too many requests wait, the next is asked to come back") {
    Gate gate;
    Gate entered;
    const Running server(
        [&](const Request&, Reply reply) {
            entered.open();
            gate.pass();
            reply({.body = "done"});
        },
        {.max_waiting = 1});
    Client first(server.port());
    first.say(get);
    entered.pass();

    Client second(server.port());
    second.say(get);
    const std::string busy = second.hear("few seconds.\n");
    CHECK(status_in(busy) == 503);
    CHECK(busy.contains("Retry-After: 5\r\n"));
    gate.open();
    CHECK(status_in(first.hear("done")) == 200);
    second.say(get);
    CHECK(status_in(second.hear("done")) == 200);
}

TEST_CASE("a connection over the limit is closed at once") {
    const Running server(answer_ok, {.max_connections = 1});
    Client first(server.port());
    first.say(get);
    first.hear("done");
    CHECK(Client(server.port()).is_cut());
    first.say(get);
    CHECK(status_in(first.hear("done")) == 200);
}

TEST_CASE("a stop lets requests in flight be answered and closes idle connections") {
    Gate gate;
    std::atomic<int> asked = 0;
    std::thread later;
    Running server([&](const Request& request, Reply reply) {
        if (request.target == "/") return reply({.body = "done"});
        auto answer = [&, reply = std::move(reply)]() mutable {
            ++asked;
            gate.pass();
            reply({.body = "done"});
        };
        if (request.target == "/later")
            later = std::thread(std::move(answer));
        else
            answer();
    });
    Client idle(server.port());
    idle.say(get);
    idle.hear("done");
    Client now(server.port());
    now.say("GET /now HTTP/1.1\r\n" + host + "\r\n");
    Client deferred(server.port());
    deferred.say("GET /later HTTP/1.1\r\n" + host + "\r\n");
    while (asked < 2) std::this_thread::sleep_for(1ms);

    server.ask_to_stop();
    CHECK(idle.is_cut());
    gate.open();
    for (Client* client : {&now, &deferred}) {
        const std::string answer = client->hear();
        CHECK(answer.ends_with("done"));
        CHECK(answer.contains("Connection: close\r\n"));
    }
    later.join();
}

TEST_CASE(
    "what is kept for later can be answered as the server stops, which then waits for nobody") {
    std::optional<Reply> kept;
    Gate asked;
    Running server(
        [&](const Request&, Reply reply) {
            kept.emplace(std::move(reply));
            asked.open();
        },
        {.drain = 60s, .on_stop = [&] { (*kept)({.body = "ask again"}); }});
    Client client(server.port());
    client.say(get);
    asked.pass();
    server.stop();
    CHECK(client.hear().ends_with("ask again"));
}

TEST_CASE("a stop does not wait for ever, and an answer after the server's end is harmless") {
    std::optional<Reply> kept;
    Gate asked;
    {
        const Running server(
            [&](const Request&, Reply reply) {
                kept.emplace(std::move(reply));
                asked.open();
            },
            {.drain = 0s});
        Client client(server.port());
        client.say(get);
        asked.pass();
    }
    (*kept)({});
}

TEST_CASE("a streamed answer arrives whole, in chunks or to the end of the connection") {
    const Running server([](const Request&, Reply reply) {
        Response response;
        response.more = [count = 0]() mutable -> std::optional<std::string> {
            ++count;
            if (count == 2) return "";
            if (count > 3) return std::nullopt;
            return std::string(17, static_cast<char>('a' + count));
        };
        reply(std::move(response));
    });
    Client client(server.port());
    client.say(get);
    const std::string chunked = client.hear("0\r\n\r\n");
    CHECK(chunked.contains("Transfer-Encoding: chunked\r\n"));
    CHECK(!chunked.contains("Content-Length"));
    CHECK(chunked.ends_with("\r\n\r\n11\r\n" + std::string(17, 'b') + "\r\n11\r\n" +
                            std::string(17, 'd') + "\r\n0\r\n\r\n"));
    client.say("HEAD / HTTP/1.1\r\n" + host + "\r\n");
    CHECK(client.hear("\r\n\r\n").contains("Transfer-Encoding: chunked\r\n"));
    client.say("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const std::string plain = client.hear();
    CHECK(
        plain.ends_with("Connection: close\r\n\r\n" + std::string(17, 'b') + std::string(17, 'd')));
}

TEST_CASE("a streamed answer that breaks off is not mistaken for a whole one") {
    const Running server([](const Request&, Reply reply) {
        Response response;
        response.more = [count = 0]() mutable -> std::optional<std::string> {
            if (++count == 2) throw std::runtime_error("the disk is gone");
            return "first";
        };
        reply(std::move(response));
    });
    Client client(server.port());
    client.say(get);
    CHECK(client.hear().ends_with("5\r\nfirst\r\n"));
    CHECK(client.is_cut());
}

TEST_CASE("a forwarded address is believed only from a trusted proxy, and only its last entry") {
    const auto client_seen = [](std::vector<std::string> proxies, const std::string& headers) {
        const Running server(
            [](const Request& request, Reply reply) { reply({.body = request.client}); },
            {.trusted_proxies = std::move(proxies)});
        const std::string answer = server.answer_to("GET / HTTP/1.1\r\n" + headers + close_after);
        return answer.substr(answer.find("\r\n\r\n") + 4);
    };
    const std::string forwarded = "X-Forwarded-For: 192.0.2.1, 192.0.2.2, 198.51.100.7\r\n";
    CHECK(client_seen({}, forwarded) == "127.0.0.1");
    CHECK(client_seen({"10.0.0.1"}, forwarded) == "127.0.0.1");
    CHECK(client_seen({"10.0.0.1", "127.0.0.1"}, forwarded) == "198.51.100.7");
    CHECK(client_seen({"127.0.0.1"}, forwarded + "x-forwarded-for: 2001:DB8:0::9 \r\n") ==
          "2001:db8::9");
    CHECK(client_seen({"127.0.0.1"}, "X-Forwarded-For: 192.0.2.1, chair\r\n") == "127.0.0.1");
    CHECK(client_seen({"127.0.0.1"}, "") == "127.0.0.1");
}

TEST_CASE("a listener that cannot listen says so") {
    const Running first(answer_ok);
    Options options;
    options.port = first.port();
    CHECK_THROWS_AS(Server(options, answer_ok), std::system_error);
    options = {.address = "mase.example"};
    CHECK_THROWS_AS(Server(options, answer_ok), std::system_error);
    options = {.port = 0, .trusted_proxies = {"balancer"}};
    CHECK_THROWS_AS(Server(options, answer_ok), std::system_error);
}
