// A list of the calls into the kernel that are left to a process, by libseccomp.
//
// Any other is answered as by a kernel that does not know it: a C library that is newer than this
// list then takes its older way, and nobody loses what they type to an update of Debian. The calls
// that only an intruder makes end the process at once, before a second try; systemd starts it again
// and the kernel's log says which call it was.
#pragma once

#include <seccomp.h>

#include <array>
#include <cerrno>
#include <memory>
#include <new>
#include <string>
#include <system_error>

namespace mase {

// What no process does without.
inline constexpr std::array of_files{
    SCMP_SYS(open),     SCMP_SYS(openat),     SCMP_SYS(close),     SCMP_SYS(read),
    SCMP_SYS(write),    SCMP_SYS(writev),     SCMP_SYS(pread64),   SCMP_SYS(lseek),
    SCMP_SYS(stat),     SCMP_SYS(lstat),      SCMP_SYS(fstat),     SCMP_SYS(newfstatat),
    SCMP_SYS(statx),    SCMP_SYS(access),     SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),    SCMP_SYS(getdents64),
    SCMP_SYS(fcntl)};
inline constexpr std::array memory_and_threads{SCMP_SYS(brk),
                                               SCMP_SYS(munmap),
                                               SCMP_SYS(mremap),
                                               SCMP_SYS(madvise),
                                               SCMP_SYS(futex),
                                               SCMP_SYS(set_robust_list),
                                               SCMP_SYS(rseq),
                                               SCMP_SYS(sched_yield),
                                               SCMP_SYS(sched_getaffinity),
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

inline constexpr std::array of_intruders{SCMP_SYS(ptrace),
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
    template <std::size_t count>
    void end_process_at(const std::array<int, count>& calls) {
        for (const int call : calls) add(SCMP_ACT_KILL_PROCESS, call, 0, nullptr);
    }

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
inline scmp_arg_cmp is(unsigned argument, scmp_datum_t value) {
    return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}
inline scmp_arg_cmp has(unsigned argument, scmp_datum_t of, scmp_datum_t value) {
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = of, .datum_b = value};
}

}  // namespace mase
