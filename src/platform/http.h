// The listener: HTTP/1.1 on one port, in the clear or through TLS. No Boost here; it lives in
// http_beast.cpp alone.
//
// A handler runs on a worker thread, may block, and answers through its Reply, at once or later
// and from any thread: that is how an answer waits for its audit line to be durable. A Reply
// destroyed unanswered answers 500, and so does a handler that throws. Refused before any handler:
// a second Content-Length, both lengths at once, a missing or second Host, a bare line feed (400),
// an unknown method or Transfer-Encoding (501), headers over max_header (431), a body over max_body
// (413). Every answer carries the headers of http_guard.h. Each phase of a request has its time
// from its start: trickled bytes do not extend it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content.h"

namespace mase::http {

struct Request {
    std::string method;  // upper case, one of those the listener knows
    std::string target;  // as sent: path and query, starts with '/'
    std::string body;
    std::string client;  // the peer's address, or what a trusted proxy says it is
    std::vector<std::pair<std::string, std::string>> headers;
    ContentPtr
        large{};  // in place of `body`: where files are sent to, what is too large for memory

    std::string_view header(std::string_view name) const;  // first of that name; empty if none
    std::string_view cookie(std::string_view name) const;  // empty if none
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body{};
    std::string_view lasting{};  // when not empty, sent in place of `body`; outlives the server
    std::vector<std::pair<std::string, std::string>> headers{};  // one with a line break is dropped
    // When set, the body is sent in chunks: called on a worker until it returns nothing. If it
    // throws, the connection is cut, so that the client knows the body is not whole.
    std::move_only_function<std::optional<std::string>()> more{};
};

class Reply {
public:
    explicit Reply(std::move_only_function<void(Response)> send) : send_(std::move(send)) {}
    Reply(Reply&& other) noexcept : send_(std::exchange(other.send_, nullptr)) {}
    Reply& operator=(Reply&&) = delete;
    ~Reply();
    void operator()(Response);  // once; a second answer is ignored

private:
    std::move_only_function<void(Response)> send_;
};

using Handler = std::function<void(Request, Reply)>;

struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one; see Server::port()
    int io_threads = 1;
    int workers = 4;
    std::size_t max_header = std::size_t{16} * 1024;
    std::size_t max_body = std::size_t{1024} * 1024;
    // Where files are sent to, a body may be as large as this: paths, in which * is any one
    // segment. It is kept in a Spool, not in memory; while there are max_spools of them, another
    // gets 503, and while max_spools_each come from one address (of IPv6, from one /64), another
    // from there gets 429.
    std::vector<std::string> files_to{};
    std::size_t max_file = std::size_t{16} * 1024 * 1024;
    std::size_t max_spools = 24;
    std::size_t max_spools_each = 6;
    std::string spool_folder = "/tmp";
    std::chrono::seconds file_time{120};
    std::size_t max_connections = 4000;  // more are closed at once
    std::size_t max_waiting = 1000;      // requests not yet answered; more get 503
    std::chrono::seconds header_time{10}, body_time{30}, write_time{30}, idle_time{60}, drain{10};
    std::vector<std::string> trusted_proxies{};  // addresses whose X-Forwarded-For is believed
    // Both, and it speaks TLS and nothing else: PEM files, read again when they were renewed. They
    // are looked at each `renewal`, and at SIGHUP.
    std::string certificate{}, certificate_key{};
    std::chrono::seconds renewal{60};
    bool is_secure = false;  // answers reach people over TLS, and say that there is no other way
    std::function<void()> on_stop{};  // as it begins to stop: to answer what is kept for later
};

class Listener;

class Server {
public:
    // Binds and listens; throws std::system_error when it can't, and std::runtime_error when the
    // certificate or its key is of no use.
    Server(Options, Handler);
    ~Server();
    std::uint16_t port() const;
    // Until stop() or SIGTERM/SIGINT; requests in flight get their answer first, for `drain` at
    // most.
    void run();
    void stop();  // from any thread

private:
    std::unique_ptr<Listener> listener_;
};

}  // namespace mase::http
