// The calls into the kernel that are left, by libseccomp.
//
// Any other is answered as by a kernel that does not know it: a C library that is newer than this
// list then takes its older way, and nobody loses what they type to an update of Debian. The calls
// that only an intruder makes end the process at once, before a second try; systemd starts it again
// and the kernel's log says which call it was.
#include <fmt/format.h>
#include <linux/net.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <system_error>

#include "platform/confinement.h"

namespace mase {

namespace {

constexpr std::array files{
    SCMP_SYS(open),       SCMP_SYS(openat),   SCMP_SYS(close),      SCMP_SYS(read),
    SCMP_SYS(write),      SCMP_SYS(writev),   SCMP_SYS(pread64),    SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),      SCMP_SYS(stat),     SCMP_SYS(lstat),      SCMP_SYS(fstat),
    SCMP_SYS(newfstatat), SCMP_SYS(statx),    SCMP_SYS(access),     SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(getdents64), SCMP_SYS(fsync),    SCMP_SYS(fdatasync),  SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),  SCMP_SYS(unlink),   SCMP_SYS(unlinkat),   SCMP_SYS(fcntl),
    SCMP_SYS(flock),      SCMP_SYS(fchmod),   SCMP_SYS(fchown)};

constexpr std::array memory_and_threads{SCMP_SYS(brk),
                                        SCMP_SYS(munmap),
                                        SCMP_SYS(mremap),
                                        SCMP_SYS(madvise),
                                        SCMP_SYS(futex),
                                        SCMP_SYS(set_robust_list),
                                        SCMP_SYS(rseq),
                                        SCMP_SYS(sched_yield),
                                        SCMP_SYS(sched_getaffinity),
                                        SCMP_SYS(membarrier),
                                        SCMP_SYS(gettid),
                                        SCMP_SYS(getpid),
                                        SCMP_SYS(getuid),
                                        SCMP_SYS(geteuid),
                                        SCMP_SYS(getgid),
                                        SCMP_SYS(getegid),
                                        SCMP_SYS(uname),
                                        SCMP_SYS(getrandom),
                                        SCMP_SYS(exit),
                                        SCMP_SYS(exit_group),
                                        SCMP_SYS(rt_sigaction),
                                        SCMP_SYS(rt_sigprocmask),
                                        SCMP_SYS(rt_sigreturn),
                                        SCMP_SYS(sigaltstack),
                                        SCMP_SYS(restart_syscall),
                                        SCMP_SYS(clock_gettime),
                                        SCMP_SYS(clock_nanosleep),
                                        SCMP_SYS(nanosleep),
                                        SCMP_SYS(gettimeofday),
                                        SCMP_SYS(time)};

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

constexpr std::array of_intruders{SCMP_SYS(execve),
                                  SCMP_SYS(execveat),
                                  SCMP_SYS(fork),
                                  SCMP_SYS(vfork),
                                  SCMP_SYS(ptrace),
                                  SCMP_SYS(process_vm_readv),
                                  SCMP_SYS(process_vm_writev),
                                  SCMP_SYS(mount),
                                  SCMP_SYS(umount2),
                                  SCMP_SYS(pivot_root),
                                  SCMP_SYS(chroot),
                                  SCMP_SYS(setns),
                                  SCMP_SYS(unshare),
                                  SCMP_SYS(bpf),
                                  SCMP_SYS(perf_event_open),
                                  SCMP_SYS(init_module),
                                  SCMP_SYS(finit_module),
                                  SCMP_SYS(delete_module),
                                  SCMP_SYS(kexec_load),
                                  SCMP_SYS(kexec_file_load),
                                  SCMP_SYS(keyctl),
                                  SCMP_SYS(add_key),
                                  SCMP_SYS(request_key),
                                  SCMP_SYS(userfaultfd),
                                  SCMP_SYS(open_by_handle_at),
                                  SCMP_SYS(reboot),
                                  SCMP_SYS(iopl),
                                  SCMP_SYS(ioperm),
                                  SCMP_SYS(swapon),
                                  SCMP_SYS(personality)};

class Filter {
public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), seccomp_release) {
        if (!context_) throw std::bad_alloc();
        set(SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
        set(SCMP_FLTATR_CTL_TSYNC, 1);  // for the threads that run already as well
        set(SCMP_FLTATR_CTL_OPTIMIZE, 2);
    }

    template <class... Compared>
    void allow(int call, Compared... arguments) {
        const std::array<scmp_arg_cmp, sizeof...(arguments)> all{arguments...};
        add(SCMP_ACT_ALLOW, call, unsigned(all.size()), all.data());
    }
    template <std::size_t count>
    void allow_all(const std::array<int, count>& calls) {
        for (const int call : calls) allow(call);
    }
    void end_process_at(int call) { add(SCMP_ACT_KILL_PROCESS, call, 0, nullptr); }

    void load() {
        if (const int fault = seccomp_load(context_.get()); fault != 0)
            throw std::system_error(-fault, std::generic_category(), "cannot be confined: calls");
    }
    int allowed() const { return allowed_; }

private:
    void set(scmp_filter_attr attribute, std::uint32_t value) {
        seccomp_attr_set(context_.get(), attribute, value);
    }
    void add(std::uint32_t action, int call, unsigned count, const scmp_arg_cmp* arguments) {
        const int fault = seccomp_rule_add_array(context_.get(), action, call, count, arguments);
        if (fault != 0)
            throw std::system_error(-fault, std::generic_category(),
                                    "cannot be confined: call " + std::to_string(call));
        if (action == SCMP_ACT_ALLOW) ++allowed_;
    }

    std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
    int allowed_ = 0;
};

// The library's own macros for these are C's, and clang takes them for faults.
scmp_arg_cmp is(unsigned argument, scmp_datum_t value) {
    return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}
scmp_arg_cmp has(unsigned argument, scmp_datum_t of, scmp_datum_t value) {
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = of, .datum_b = value};
}

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
    filter.allow_all(files);
    filter.allow_all(memory_and_threads);
    filter.allow_all(waiting_and_serving);
    allow_in_part(filter);
    allow_outward(filter, needs);
    for (const int call : of_intruders) filter.end_process_at(call);
    filter.load();
    GivenUp given_up;
    given_up.held = {"starting programs", "making programs of memory",
                     fmt::format("all calls but {}", filter.allowed())};
    if (needs.connect.empty() && !needs.names && !needs.local_sockets)
        given_up.held.emplace_back("connections to anywhere");
    return given_up;
}

}  // namespace mase
