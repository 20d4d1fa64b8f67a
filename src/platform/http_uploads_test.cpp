// Files that are sent: taken whole, without being kept in memory.
#include <algorithm>
#include <atomic>

#include "platform/http_fixture.h"
#include "platform/http_message.h"
#include "platform/log.h"

using namespace mase::http;

namespace {

constexpr std::size_t large = std::size_t{300} * 1024;

std::string head_of(const std::string& target, const std::string& rest) {
    return "POST " + target + " HTTP/1.1\r\n" + host + "Connection: close\r\n" + rest + "\r\n\r\n";
}

std::string bytes_of(std::size_t size) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += char('a' + i % 26);
    return bytes;
}

Options taking_files() {
    return {.max_body = 1000, .files_to = {"/referrals/*/papers"}, .max_file = large};
}

}  // namespace

TEST_CASE("a large body arrives whole, in a spool, however it is sent") {
    const std::string sent = bytes_of(large - 7);
    std::string got, small;
    const Running server(
        [&](const Request& request, Reply reply) {
            got = request.large ? request.large->all() : "";
            small = request.body;
            reply({});
        },
        taking_files());
    const std::string target = "/referrals/1/papers?x=1";
    const std::string length = "Content-Length: " + std::to_string(sent.size());
    CHECK(status_in(server.answer_to(head_of(target, length) + sent)) == 200);
    CHECK(got == sent);
    CHECK(small.empty());
    std::string chunked = head_of(target, "Transfer-Encoding: chunked");
    for (std::size_t at = 0; at < sent.size(); at += 5000) {
        const std::string piece = sent.substr(at, 5000);
        chunked += chunk(piece);
    }
    CHECK(status_in(server.answer_to(chunked + chunk(std::nullopt))) == 200);
    CHECK(got == sent);
    CHECK(status_in(server.answer_to(head_of(target, "Content-Length: 3") + "abc")) == 200);
    CHECK(got.empty());
    CHECK(small == "abc");
}

TEST_CASE("only the addresses that take files take a large body, and never more than they may") {
    const Running server([](const Request&, Reply reply) { reply({}); }, taking_files());
    const auto sent = [&](const std::string& target, std::size_t size) {
        return status_in(server.answer_to(
            head_of(target, "Content-Length: " + std::to_string(size)) + bytes_of(size)));
    };
    CHECK(sent("/referrals/1/papers", large) == 200);
    CHECK(sent("/referrals/1/papers", large + 1) == 413);
    for (const char* other : {"/referrals", "/referrals/1", "/referrals//papers",
                              "/referrals/1/papers/x", "/referrals/1/2/papers", "/papers"})
        CHECK(sent(other, 1001) == 413);
    std::string endless = head_of("/referrals/1/papers", "Transfer-Encoding: chunked");
    for (int i = 0; i < 8; ++i) endless += chunk(bytes_of(65536));
    CHECK(status_in(server.answer_to(endless)) == 413);
}

TEST_CASE("while as many files are being sent as there is room for, another is asked to wait") {
    Options options = taking_files();
    options.max_spools = 2;
    const Running server([](const Request&, Reply reply) { reply({}); }, options);
    const std::string head =
        head_of("/referrals/1/papers", "Content-Length: " + std::to_string(large));
    {
        Client first(server.port());
        Client second(server.port());
        for (Client* client : {&first, &second}) client->say(head + bytes_of(large - 1));
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        CHECK(status_in(server.answer_to(head + bytes_of(large))) == 503);
        first.say("x");
        CHECK(status_in(first.hear()) == 200);
        CHECK(status_in(server.answer_to(head + bytes_of(large))) == 200);
    }
    // Who goes away half-way leaves room again.
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    Client third(server.port());
    third.say(head + bytes_of(large - 1));
    CHECK(status_in(server.answer_to(head + bytes_of(large))) == 200);
}

TEST_CASE("one who sends many files slowly keeps nobody else from sending theirs") {
    Options options = taking_files();
    options.max_spools = 4;
    options.max_spools_each = 2;
    options.trusted_proxies = {"127.0.0.1"};
    const Running server([](const Request&, Reply reply) { reply({}); }, options);
    const auto from = [&](const std::string& client) {
        return head_of("/referrals/1/papers", "X-Forwarded-For: " + client +
                                                  "\r\nContent-Length: " + std::to_string(large));
    };
    Client first(server.port());
    Client second(server.port());
    first.say(from("2001:db8:1:2::1") + bytes_of(large - 1));
    second.say(from("2001:db8:1:2:ffff::9") + bytes_of(large - 1));  // the same place
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const std::string refused = server.answer_to(from("2001:db8:1:2::3") + bytes_of(large));
    CHECK(status_in(refused) == 429);
    CHECK(refused.contains("Retry-After: 120"));
    CHECK(refused.contains("What you typed is not lost"));
    for (const char* other : {"2001:db8:1:3::1", "192.0.2.7"})
        CHECK(status_in(server.answer_to(from(other) + bytes_of(large))) == 200);
    first.say("x");
    CHECK(status_in(first.hear()) == 200);
    CHECK(status_in(server.answer_to(from("2001:db8:1:2::3") + bytes_of(large))) == 200);
}

TEST_CASE("an address of IPv4 is one place however it is written, and of IPv6 its /64") {
    CHECK(network_of("::ffff:192.0.2.7") == network_of("192.0.2.7"));
    CHECK(network_of("192.0.2.7") != network_of("192.0.2.8"));
    CHECK(network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:a:b:c:d"));
    CHECK(network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1"));
    CHECK(network_of("") == "");
}

TEST_CASE("where nothing can be kept, a large body is refused and a small one is taken") {
    Options options = taking_files();
    options.spool_folder = "a/folder/that/is/not/there";
    const Running server([](const Request&, Reply reply) { reply({}); }, options);
    const auto sent = [&](std::size_t size) {
        return status_in(server.answer_to(
            head_of("/referrals/1/papers", "Content-Length: " + std::to_string(size)) +
            bytes_of(size)));
    };
    mase::log_only(mase::LogLevel::error);
    CHECK(sent(large) == 503);
    CHECK(sent(100) == 200);
}
