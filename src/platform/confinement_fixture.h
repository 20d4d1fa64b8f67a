// A process that confines itself, and two neighbours that it would like to reach.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "platform/confinement.h"
#include "platform/temporary_folder_fixture.h"

namespace mase {

using Attempt = std::function<bool()>;  // whether it succeeded

// In a child; a child that was ended by the kernel has not succeeded.
inline bool succeeds(const Attempt& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        bool is_done = false;
        try {
            is_done = attempt();
        } catch (const std::exception&) {
            is_done = false;
        }
        ::_exit(is_done ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

inline bool opens(const std::string& path, int flags) {
    return ::open(path.c_str(), flags | O_CLOEXEC, 0600) >= 0;
}

inline bool connects(std::uint16_t port) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(port);
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return made >= 0 && ::connect(made, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0;
}

// Two programs that listen: at a port of this machine, and at a file.
class Neighbour {
public:
    explicit Neighbour(const std::string& path) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        REQUIRE(::bind(port_socket_, reinterpret_cast<sockaddr*>(&here), size) == 0);
        REQUIRE(::listen(port_socket_, 9) == 0);
        ::getsockname(port_socket_, reinterpret_cast<sockaddr*>(&here), &size);
        port = ntohs(here.sin_port);
        name.sun_family = AF_UNIX;
        path.copy(name.sun_path, sizeof name.sun_path - 1);
        REQUIRE(::bind(file_socket_, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0);
        REQUIRE(::listen(file_socket_, 9) == 0);
    }
    Neighbour(const Neighbour&) = delete;
    ~Neighbour() {
        ::close(port_socket_);
        ::close(file_socket_);
    }

    bool is_reached_by_file() const {
        const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        return made >= 0 &&
               ::connect(made, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
    }

    std::uint16_t port = 0;
    sockaddr_un name{};

private:
    int port_socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int file_socket_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

class Confined {
public:
    Confined() {
        std::ofstream(other.file("secret")) << "of another program";
        std::ofstream(own.file("kept")) << "of this one";
    }

    // Whether it succeeds in a process that has given up all but its needs.
    bool succeeds_confined(const Attempt& attempt, const Needs& with, int version) const {
        return succeeds([&] {
            confine_files(with, version);
            confine_calls(with);
            return attempt();
        });
    }
    bool succeeds_confined(const Attempt& attempt) const {
        return succeeds_confined(attempt, needs, landlock_version());
    }

    void fails_only_when_confined(const std::vector<std::pair<const char*, Attempt>>& attempts) {
        for (const auto& [what, attempt] : attempts) {
            CAPTURE(what);
            CHECK(succeeds(attempt));
            CHECK_FALSE(succeeds_confined(attempt));
        }
    }

    TemporaryFolder own, other;
    Neighbour neighbour{other.file("socket")};
    const Needs needs{.read = {}, .write = {own.file("")}, .listen = {0}, .connect = {}};
    const std::string secret = other.file("secret");
};

}  // namespace mase
