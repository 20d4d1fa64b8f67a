// A listener on a port of its own, and a client that speaks raw bytes to it.
#pragma once

#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/http.h"

namespace mase::http {

// Speaks raw bytes, as a browser, a balancer or an attacker would.
class Client {
public:
    explicit Client(std::uint16_t port) {
        const timeval patience{.tv_sec = 4, .tv_usec = 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in server{};
        server.sin_family = AF_INET;
        server.sin_port = htons(port);
        server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(connect(socket_, reinterpret_cast<sockaddr*>(&server), sizeof server) == 0);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() { close(socket_); }

    bool say(std::string_view bytes) {
        return send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

    // All that comes until `end` is there; without an end, until the server closes.
    std::string hear(std::string_view end = {}) {
        std::array<char, 4096> bytes{};
        while (end.empty() || !heard_.contains(end)) {
            const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
            if (count <= 0) {
                closed_ = count == 0 || errno == ECONNRESET;
                return std::exchange(heard_, {});
            }
            heard_.append(bytes.data(), static_cast<std::size_t>(count));
        }
        const std::size_t length = heard_.find(end) + end.size();
        std::string first = heard_.substr(0, length);
        heard_.erase(0, length);
        return first;
    }

    // Whether the server has closed the connection, and said nothing more.
    bool is_cut() { return hear().empty() && closed_; }

private:
    int socket_ = socket(AF_INET, SOCK_STREAM, 0);
    std::string heard_;
    bool closed_ = false;
};

class Running {
public:
    explicit Running(Handler handler, Options options = {})
        : server_(on_any_port(std::move(options)), std::move(handler)),
          thread_([this] { server_.run(); }) {}
    ~Running() { stop(); }

    void stop() {
        server_.stop();
        if (thread_.joinable()) thread_.join();
    }
    void ask_to_stop() { server_.stop(); }
    std::uint16_t port() const { return server_.port(); }

    std::string answer_to(std::string_view request) const {
        Client client(port());
        client.say(request);
        return client.hear();
    }

private:
    static Options on_any_port(Options options) {
        options.port = 0;
        return options;
    }

    Server server_;
    std::thread thread_;
};

// Lets one thread wait until another has come as far.
class Gate {
public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }
    void pass() {
        std::unique_lock lock(mutex_);
        opened_.wait(lock, [this] { return open_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool open_ = false;
};

inline int status_in(std::string_view answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::stoi(std::string(answer.substr(9, 3))) : 0;
}

// What an answer lacks of what every answer says to the browser, or says otherwise or twice.
inline std::vector<std::string> unguarded(std::string_view answer) {
    std::vector<std::string> found;
    const std::string_view head = answer.substr(0, answer.find("\r\n\r\n") + 2);
    for (const char* line :
         {"Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
          "img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
          "base-uri 'none'",
          "X-Frame-Options: DENY", "X-Content-Type-Options: nosniff",
          "Referrer-Policy: same-origin", "Cross-Origin-Opener-Policy: same-origin",
          "Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Embedder-Policy: require-corp",
          "Origin-Agent-Cluster: ?1"})
        if (!head.contains("\r\n" + std::string(line) + "\r\n")) found.emplace_back(line);
    for (const char* name :
         {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy",
          "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
          "Cross-Origin-Embedder-Policy", "Permissions-Policy", "Cache-Control", "Date"}) {
        const std::string begins = "\r\n" + std::string(name) + ": ";
        const std::size_t at = head.find(begins);
        if (at == head.npos || head.find(begins, at + 1) != head.npos) found.emplace_back(name);
    }
    if (head.contains("\r\nServer:")) found.emplace_back("Server");  // no need to say which
    return found;
}

inline const std::string host = "Host: mase.example\r\n";
inline const std::string close_after = host + "Connection: close\r\n\r\n";

}  // namespace mase::http
