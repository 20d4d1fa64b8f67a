#include "platform/pdf_helper.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "platform/confinement.h"

namespace mase {

namespace {

using Kind = PdfMessage::Kind;
using Steady = std::chrono::steady_clock;

bool send_all(int socket, const char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes += sent;
        size -= std::size_t(sent);
    }
    return true;
}

bool receive_all(int socket, char* bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::recv(socket, bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        size -= std::size_t(got);
    }
    return true;
}

using Head = std::array<std::uint64_t, 2>;  // kind, and bytes that follow

// What Debian's WeasyPrint reads of its machine. A path that is not there is passed over.
Needs needs_of(const std::string& program) {
    std::error_code ignored;
    return {.read = {"/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts",
                     "/usr/share/fontconfig", "/usr/share/fonts", "/usr/local/share/fonts",
                     "/var/cache/fontconfig", "/usr/share/mime", "/usr/share/hyphen", "/dev/null"},
            .start = {program, std::filesystem::canonical(program, ignored),
                      "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"}};
}

// Of the machine's, it keeps the socket alone.
void leave_all_behind(int socket) {
    // The signals that end mase do not end what it is still making: its socket does.
    for (const int each : {SIGTERM, SIGINT, SIGHUP, SIGPIPE}) ::signal(each, SIG_IGN);
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int each : {0, 1, 2}) ::dup2(nothing, each);
    ::dup3(socket, 3, O_CLOEXEC);
    ::close_range(4, ~0U, 0);
    if (::chdir("/") != 0) ::_exit(1);
    ::clearenv();
    ::prctl(PR_SET_NAME, "mase-pdf");
}

// The pipes to a program and from it, and the program.
class Job {
public:
    Job(const std::vector<std::string>& program, const PdfLimits& limits) : limits_(limits) {
        std::array<int, 2> to{}, from{};
        if (::pipe2(to.data(), O_CLOEXEC) != 0 || ::pipe2(from.data(), O_CLOEXEC) != 0)
            throw PdfFault("no pipe");
        process_ = ::fork();
        if (process_ == 0) become(program, to[0], from[1]);
        ::close(to[0]);
        ::close(from[1]);
        in_ = to[1];
        out_ = from[0];
        for (const int each : {in_, out_}) ::fcntl(each, F_SETFL, O_NONBLOCK);
    }
    Job(const Job&) = delete;
    ~Job() {
        close_input();
        ::close(out_);
        if (process_ <= 0) return;
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }

    std::string run(std::string_view html, int watched) {
        for (bool is_open = true; is_open;) {
            const int left = milliseconds_left();
            std::array<pollfd, 3> all{pollfd{.fd = out_, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = in_, .events = POLLOUT, .revents = 0},
                                      pollfd{.fd = watched, .events = 0, .revents = 0}};
            ::poll(all.data(), all.size(), left);
            if ((all[2].revents & (POLLHUP | POLLERR)) != 0) ::_exit(0);  // nobody waits for it
            if (all[1].revents != 0) feed(html);
            if (all[0].revents != 0) is_open = take();
        }
        wait_for_end();
        return std::move(made_);
    }

private:
    [[noreturn]] void become(const std::vector<std::string>& program, int in, int out) const {
        const auto most = [](int what, rlim_t of) {
            const rlimit limit{.rlim_cur = of, .rlim_max = of};
            if (::setrlimit(what, &limit) != 0) ::_exit(126);
        };
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::dup2(in, 0);
        ::dup2(out, 1);
        ::close_range(3, ~0U, 0);
        std::vector<char*> words;
        words.reserve(program.size() + 1);
        for (const std::string& word : program) words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        // Libraries are found without asking a compiler for them, and sums are done by one thread.
        constexpr std::array environment{"LANG=C.UTF-8", "PATH=/nowhere", "OMP_NUM_THREADS=1",
                                         "OPENBLAS_NUM_THREADS=1",
                                         static_cast<const char*>(nullptr)};
        most(RLIMIT_CPU, rlim_t(limits_.work.count()));
        most(RLIMIT_FSIZE, 0);
        most(RLIMIT_NOFILE, 64);
        most(RLIMIT_CORE, 0);
        if (can_confine) most(RLIMIT_AS, limits_.memory);
        try {
            confine_calls_of_started();
        } catch (const std::exception&) {
            ::_exit(126);
        }
        ::execve(words.front(), words.data(), const_cast<char**>(environment.data()));
        ::_exit(127);
    }

    int milliseconds_left() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Steady::now()).count();
        if (left <= 0) throw PdfFault("it takes too long");
        return int(left);
    }

    void close_input() {
        if (in_ >= 0) ::close(in_);
        in_ = -1;
    }

    void feed(std::string_view html) {
        const std::string_view rest = html.substr(fed_);
        const ssize_t sent = ::write(in_, rest.data(), rest.size());
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (sent > 0) fed_ += std::size_t(sent);
        if (sent < 0 || fed_ == html.size()) close_input();
    }

    // Whether more may come.
    bool take() {
        std::array<char, 65536> piece{};
        const ssize_t got = ::read(out_, piece.data(), piece.size());
        if (got < 0) return errno == EAGAIN || errno == EINTR;
        made_.append(piece.data(), std::size_t(got));
        if (made_.size() > limits_.pdf) throw PdfFault("it is too large");
        return got > 0;
    }

    void wait_for_end() {
        int status = 0;
        while (::waitpid(process_, &status, WNOHANG) == 0)  // it may have closed its output alone
            ::poll(nullptr, 0, std::min(milliseconds_left(), 5));
        process_ = -1;
        if (WIFSIGNALED(status))
            throw PdfFault("WeasyPrint was ended by signal " + std::to_string(WTERMSIG(status)));
        if (WEXITSTATUS(status) != 0)
            throw PdfFault("WeasyPrint ended with " + std::to_string(WEXITSTATUS(status)));
        if (!made_.starts_with("%PDF-")) throw PdfFault("WeasyPrint made no PDF");
    }

    const PdfLimits& limits_;
    const Steady::time_point end_ = Steady::now() + limits_.time;
    pid_t process_ = -1;
    int in_ = -1, out_ = -1;
    std::size_t fed_ = 0;
    std::string made_;
};

}  // namespace

bool send_message(int socket, Kind kind, std::string_view bytes) {
    const Head head{std::uint64_t(kind), bytes.size()};
    return send_all(socket, reinterpret_cast<const char*>(&head), sizeof head) &&
           send_all(socket, bytes.data(), bytes.size());
}

bool receive_message(int socket, std::size_t most, PdfMessage& message) {
    Head head{};
    if (!receive_all(socket, reinterpret_cast<char*>(&head), sizeof head)) return false;
    if (head[0] > std::uint64_t(Kind::fault) || head[1] > most) return false;
    message.kind = Kind(head[0]);
    message.bytes.resize(head[1]);
    return receive_all(socket, message.bytes.data(), message.bytes.size());
}

void help_with_pdf(int socket, const std::vector<std::string>& program, const PdfLimits& limits) {
    leave_all_behind(socket);
    constexpr int kept = 3;
    try {
        confine_files(needs_of(program.front()));
        confine_calls_of_starter();
    } catch (const std::exception& fault) {
        send_message(kept, Kind::fault, std::string_view(fault.what()).substr(0, 200));
        ::_exit(1);
    }
    send_message(kept, Kind::ready, "");
    PdfMessage asked;
    while (receive_message(kept, limits.html, asked)) {
        PdfMessage answer{.kind = Kind::pdf, .bytes = {}};
        try {
            answer.bytes = Job(program, limits).run(asked.bytes, kept);
        } catch (const std::exception& fault) {
            answer = {.kind = Kind::fault, .bytes = fault.what()};
        }
        if (!send_message(kept, answer.kind, answer.bytes)) break;
    }
    ::_exit(0);
}

}  // namespace mase
