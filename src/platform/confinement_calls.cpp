// The calls into the kernel that are left, by libseccomp.
#include <fmt/format.h>
#include <linux/net.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "platform/confinement.h"
#include "platform/confinement_filter.h"

namespace mase {

namespace {

constexpr std::array keeping_files{SCMP_SYS(pwrite64),  SCMP_SYS(fsync),     SCMP_SYS(fdatasync),
                                   SCMP_SYS(ftruncate), SCMP_SYS(fallocate), SCMP_SYS(unlink),
                                   SCMP_SYS(unlinkat),  SCMP_SYS(flock),     SCMP_SYS(fchmod),
                                   SCMP_SYS(fchown)};

constexpr std::array waiting_and_serving{SCMP_SYS(epoll_ctl),       SCMP_SYS(epoll_wait),
                                         SCMP_SYS(epoll_pwait),     SCMP_SYS(epoll_pwait2),
                                         SCMP_SYS(eventfd2),        SCMP_SYS(timerfd_create),
                                         SCMP_SYS(timerfd_settime), SCMP_SYS(timerfd_gettime),
                                         SCMP_SYS(pipe2),           SCMP_SYS(poll),
                                         SCMP_SYS(ppoll),           SCMP_SYS(accept),
                                         SCMP_SYS(accept4),         SCMP_SYS(recvfrom),
                                         SCMP_SYS(recvmsg),         SCMP_SYS(sendto),
                                         SCMP_SYS(sendmsg),         SCMP_SYS(shutdown),
                                         SCMP_SYS(setsockopt),      SCMP_SYS(getsockopt),
                                         SCMP_SYS(getsockname),     SCMP_SYS(getpeername)};

constexpr std::array of_starting{SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
                                 SCMP_SYS(vfork)};

// Some calls are needed for one thing that they do and not for the rest.
void allow_in_part(Filter& filter) {
    // A new thread and never a new process. The newer clone3 can't be judged, as it is told what to
    // do by a pointer; without it the C library takes this one.
    filter.allow(SCMP_SYS(clone), has(0, CLONE_THREAD, CLONE_THREAD));
    // No memory becomes a program.
    filter.allow(SCMP_SYS(mmap), has(2, PROT_EXEC, 0));
    filter.allow(SCMP_SYS(mprotect), has(2, PROT_EXEC, 0));
    filter.allow(SCMP_SYS(prctl), is(0, PR_SET_NAME));
    filter.allow(SCMP_SYS(prlimit64), is(2, 0));  // reads a limit
    for (const int request : {FIONREAD, FIONBIO, TCGETS})
        filter.allow(SCMP_SYS(ioctl), is(1, scmp_datum_t(request)));
    // Signals to itself alone, as abort() sends one.
    filter.allow(SCMP_SYS(tgkill), is(0, scmp_datum_t(::getpid())));
}

void allow_outward(Filter& filter, const Needs& needs) {
    const auto allow_socket = [&](int family, int type) {
        constexpr scmp_datum_t kind = 15;  // without the flags that go with it
        filter.allow(SCMP_SYS(socket), is(0, scmp_datum_t(family)),
                     has(1, kind, scmp_datum_t(type)));
    };
    const bool is_outward = !needs.connect.empty();
    for (const int family : {AF_INET, AF_INET6}) {
        if (is_outward) allow_socket(family, SOCK_STREAM);
        if (needs.names) allow_socket(family, SOCK_DGRAM);
    }
    // Of a scanner, and of the system's log, which is connected to again when it was restarted.
    for (const int type : {SOCK_STREAM, SOCK_DGRAM})
        if (needs.local_sockets) allow_socket(AF_UNIX, type);
    if (is_outward || needs.names || needs.local_sockets) filter.allow(SCMP_SYS(connect));
    if (is_outward) filter.allow(SCMP_SYS(socketpair), is(0, AF_UNIX));
    if (needs.names) filter.allow(SCMP_SYS(sendmmsg));
}

}  // namespace

GivenUp confine_calls(const Needs& needs) {
    if (!can_confine) return {.held = {}, .not_held = {"calls: built with sanitizers"}};
    Filter filter;
    filter.allow_all(of_files);
    filter.allow_all(keeping_files);
    filter.allow_all(memory_and_threads);
    filter.allow(SCMP_SYS(membarrier));
    filter.allow_all(waiting_and_serving);
    allow_in_part(filter);
    allow_outward(filter, needs);
    filter.end_process_at(of_starting);
    filter.end_process_at(of_intruders);
    filter.load();
    GivenUp given_up;
    given_up.held = {"starting programs", "making programs of memory",
                     fmt::format("all calls but {}", filter.allowed())};
    if (needs.connect.empty() && !needs.names && !needs.local_sockets)
        given_up.held.emplace_back("connections to anywhere");
    return given_up;
}

}  // namespace mase
