// Asks another service over HTTPS: what the panel's data names, and nothing that a person typed.
// libcurl lives in https_client.cpp alone. Certificates are always checked, redirects never
// followed, no proxy is used whatever the environment says, and nothing is unpacked. Plain HTTP is
// for the same machine only.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace mase::https {

struct Address {
    std::string scheme;  // "https" or "http"
    std::string host;    // as written, in lower case
    std::uint16_t port = 0;
    bool operator==(const Address&) const = default;
};
// Of an address that may be asked; nothing for any other. HTTP only to 127.0.0.1, [::1] and
// localhost; no name and password in it, and no fragment.
std::optional<Address> address_of(std::string_view url);

struct Asking {
    std::string url;
    std::string form{};    // posted when not empty: application/x-www-form-urlencoded
    std::string user{};    // of Basic authorization, when not empty
    std::string secret{};  // of Basic authorization
};

struct Answer {
    int status = 0;
    std::string body;
};

enum class Failure { not_allowed, busy, unreachable, too_slow, not_trusted, too_large };
std::string_view name(Failure);  // a word for the log

struct Limits {
    std::chrono::milliseconds connect{3000};
    std::chrono::milliseconds total{10000};
    std::size_t size = std::size_t{256} * 1024;
    // A worker that asks is not free for anyone else, and there are four: two ask and one waits
    // its turn, so that whatever is slow out there, one goes on serving.
    int at_once = 2;
    int waiting = 1;
    std::chrono::milliseconds turn{1000};  // that one waits
};

// Shared by all threads.
class Client {
public:
    // `certificates`: those that are trusted, as PEM text; empty: the system's, read now.
    explicit Client(std::string certificates = {}, Limits = {});
    std::expected<Answer, Failure> ask(const Asking&);

private:
    bool take_turn();
    void give_turn();

    const std::string certificates_;
    const Limits limits_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int asking_ = 0;
    int waiting_ = 0;
};

std::string form_encoded(std::string_view);  // as a value in a form or in an address's query

}  // namespace mase::https
