// Every route, through a real listener: what each answer tells the browser about itself.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "platform/http_fixture.h"
#include "program/world_fixture.h"

namespace mase::program {

namespace {

using Faults = std::vector<std::string>;

class Headers : public WorldFixture {
public:
    std::string answer_to(const Person& person, const std::string& method,
                          const std::string& target, const Fields& fields = {},
                          const std::string& more = {}) {
        const http::Request request = request_of(person, method, target, fields);
        std::string bytes = method + " " + target + " HTTP/1.1\r\n" + more;
        for (const auto& [name, value] : request.headers) bytes += name + ": " + value + "\r\n";
        if (method == "POST")
            bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
        return server.answer_to(bytes + "Connection: close\r\n\r\n" + request.body);
    }

    // Where the pattern names what this world has, that; elsewhere what is not there.
    std::string address(std::string_view pattern) const {
        const std::map<std::string, std::string, std::less<>> values{
            {"case", text(file.id)},
            {"meeting", text(meeting.id)},
            {"item", text(item)},
            {"part", "child"},
            {"section", "child"},
            {"quarter", "2026-27-q3"},
            {"account", text(worker.actor.account)}};
        std::string path;
        while (!pattern.empty()) {
            const std::size_t open = std::min(pattern.find('{'), pattern.size());
            path += pattern.substr(0, open);
            pattern.remove_prefix(open);
            if (pattern.empty()) break;
            const std::size_t end = pattern.find('}');
            const auto value = values.find(pattern.substr(1, end - 1));
            path += value == values.end() ? "x" : value->second;
            pattern.remove_prefix(end + 1);
        }
        return path;
    }

    // Guarded, kept by no one, and with nothing in it that the policy forbids.
    void judge(const std::string& answer) {
        statuses.insert(http::status_in(answer));
        CHECK(http::unguarded(answer) == Faults{});
        CHECK(answer.contains("\r\nCache-Control: no-store\r\n"));
        for (const char* inline_part : {"<style", " style=\"", "<script>", " onclick=", " onload=",
                                        " onsubmit=", "javascript:", "<iframe", "<base"})
            CHECK_FALSE(answer.contains(inline_part));
    }

    std::set<int> statuses;
    const http::Running server{[this](http::Request request, http::Reply reply) {
        site.serve(std::move(request), std::move(reply));
    }};
};

}  // namespace

TEST_CASE_FIXTURE(Headers,
                  "every page of every route, seen or refused, is guarded and kept nowhere") {
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            CAPTURE(route.path);
            const std::string path = address(route.path);
            if (route.method == site::Method::watch) {
                judge(answer_to(administrator, "GET", path + "?seen=0", {},
                                "Accept: text/event-stream\r\n"));
                continue;
            }
            const bool is_post = route.method == site::Method::post;
            for (const Person& person : {administrator, police_chair, worker, nobody})
                judge(answer_to(person, is_post ? "POST" : "GET", path));
            if (!is_post || route.operation == access::Operation::sign_out) continue;
            for (const Person* person : {&administrator, &police_chair})
                judge(
                    answer_to(*person, "POST", path,
                              {{"version", "1"}, {"csrf", content_hash("csrf:" + person->token)}}));
        }
    }
    for (const int status : {200, 303, 403, 404, 422}) {
        CAPTURE(status);
        CHECK(statuses.contains(status));
    }
}

TEST_CASE_FIXTURE(Headers,
                  "the pages before signing in, and those that are not there, are guarded") {
    for (const site::OpenRoute& route : accounts::sign_in_routes()) {
        CAPTURE(route.path);
        judge(answer_to(nobody, route.method == site::Method::post ? "POST" : "GET",
                        address(route.path)));
    }
    for (const char* path : {"/nothing", "/assets/0/mase.css", "/favicon.ico", "/cases/"})
        for (const Person& person : {administrator, nobody}) judge(answer_to(person, "GET", path));
}

TEST_CASE_FIXTURE(Headers, "what is the same for everyone is kept for good, and guarded as well") {
    const std::string page = answer_to(nobody, "GET", "/sign-in");
    const std::size_t at = page.find("/assets/");
    const std::string answer = answer_to(nobody, "GET", page.substr(at, page.find('"', at) - at));
    CHECK(http::status_in(answer) == 200);
    CHECK(answer.contains("\r\nCache-Control: public, max-age=31536000, immutable\r\n"));
    CHECK(http::unguarded(answer) == Faults{});
}

}  // namespace mase::program
