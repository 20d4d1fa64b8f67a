#include "platform/clamd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace mase {

namespace {

constexpr timeval patience{.tv_sec = 30, .tv_usec = 0};  // for each step; a large file takes some
constexpr std::size_t most_reply = 4096;

[[noreturn]] void fail(const char* what) {
    throw ClamdFault(std::string(what) + ": " + std::strerror(errno));
}

class Socket {
public:
    explicit Socket(const ClamdAddress& address) {
        address.socket.empty() ? open_port(address) : open_path(address.socket);
    }
    ~Socket() {
        if (socket_ >= 0) ::close(socket_);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    void say(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno == EINTR) continue;
            if (sent <= 0) fail("the scanner takes nothing");
            bytes.remove_prefix(std::size_t(sent));
        }
    }

    // Until it ends its answer, or the connection.
    std::string hear() const {
        std::string heard;
        std::array<char, 512> bytes{};
        while (heard.size() < most_reply) {
            const auto got = ::recv(socket_, bytes.data(), bytes.size(), 0);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail("the scanner does not answer");
            if (got == 0) break;
            heard.append(bytes.data(), std::size_t(got));
            if (const auto end = heard.find('\0'); end != std::string::npos)
                return heard.substr(0, end);
        }
        if (heard.empty()) throw ClamdFault("the scanner ended without an answer");
        return heard;
    }

private:
    template <class Address>
    void open(int family, const Address& address) {
        socket_ = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (socket_ < 0) fail("no socket for the scanner");
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            const int why = errno;
            ::close(std::exchange(socket_, -1));
            errno = why;
            fail("the scanner is not there");
        }
    }
    void open_path(const std::string& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(static_cast<char*>(address.sun_path), sizeof address.sun_path - 1);
        open(AF_UNIX, address);
    }
    void open_port(const ClamdAddress& where) {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(where.port);
        if (::inet_pton(AF_INET6, where.host.c_str(), &six.sin6_addr) == 1)
            return open(AF_INET6, six);
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(where.port);
        ::inet_pton(AF_INET, where.host.c_str(), &four.sin_addr);
        open(AF_INET, four);
    }

    int socket_ = -1;
};

std::string length_of(std::size_t size) {  // four bytes, the highest first
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(static_cast<unsigned char>(size >> shift));
    return bytes;
}

bool is_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

}  // namespace

std::optional<ClamdAddress> clamd_address(std::string_view words) {
    if (words.starts_with('/')) {
        if (words.size() >= sizeof(sockaddr_un::sun_path)) return std::nullopt;
        return ClamdAddress{.socket = std::string(words), .host = {}, .port = 0};
    }
    const std::size_t colon = words.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::string host(words.substr(0, colon));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";
    const std::string_view digits = words.substr(colon + 1);
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    const bool is_port = error == std::errc() && end == digits.data() + digits.size() && port > 0;
    if (!is_port || !is_address(host)) return std::nullopt;
    return ClamdAddress{.socket = {}, .host = std::move(host), .port = port};
}

ClamdReply clamd_reply(std::string_view words) {
    while (!words.empty() && (words.back() == '\n' || words.back() == '\0')) words.remove_suffix(1);
    constexpr std::string_view before = "stream: ", found = " FOUND";
    if (words == "stream: OK") return {.said = ClamdReply::Said::clean, .words = {}};
    const bool is_found = words.starts_with(before) && words.ends_with(found) &&
                          words.size() > before.size() + found.size();
    if (!is_found) return {.said = ClamdReply::Said::failed, .words = std::string(words)};
    words.remove_prefix(before.size());
    words.remove_suffix(found.size());
    return {.said = ClamdReply::Said::infected, .words = std::string(words)};
}

ClamdReply Clamd::scan(const std::function<std::optional<std::string>()>& next_piece) const {
    const Socket socket(address_);
    socket.say(std::string_view("zINSTREAM\0", 10));
    const auto give = [&](std::string_view piece) -> std::optional<ClamdReply> {
        try {
            socket.say(length_of(piece.size()));
            socket.say(piece);
            return std::nullopt;
        } catch (const ClamdFault&) {
            // It says why before it hangs up, as when a file is larger than it takes.
            ClamdReply reply = clamd_reply(socket.hear());
            if (reply.said == ClamdReply::Said::clean) throw;
            return reply;
        }
    };
    while (const auto piece = next_piece()) {
        if (piece->empty()) continue;  // of no length would end it
        if (auto reply = give(*piece)) return *reply;
    }
    if (auto reply = give("")) return *reply;
    return clamd_reply(socket.hear());
}

void Clamd::ping() const {
    const Socket socket(address_);
    socket.say(std::string_view("zPING\0", 6));
    const std::string answer = socket.hear();
    if (answer != "PONG") throw ClamdFault("the scanner answers a ping with " + answer);
}

std::string Clamd::fault() const {
    const std::lock_guard lock(mutex_);
    return fault_;
}

void Clamd::note_fault(std::string fault) const {
    const std::lock_guard lock(mutex_);
    fault_ = std::move(fault);
}

}  // namespace mase
