// The calls that are left to a process that starts a program, and to the program that it starts.
#include <linux/prctl.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>

#include "platform/confinement.h"
#include "platform/confinement_filter.h"

namespace mase {

namespace {

constexpr std::array also_looking{
    SCMP_SYS(fadvise64), SCMP_SYS(fstatfs), SCMP_SYS(statfs), SCMP_SYS(dup),    SCMP_SYS(dup2),
    SCMP_SYS(dup3),      SCMP_SYS(poll),    SCMP_SYS(ppoll),  SCMP_SYS(select), SCMP_SYS(pselect6)};

constexpr std::array also_running{SCMP_SYS(set_tid_address), SCMP_SYS(arch_prctl),
                                  SCMP_SYS(getppid),         SCMP_SYS(sysinfo),
                                  SCMP_SYS(getrusage),       SCMP_SYS(clock_getres)};

// With execve, which Landlock holds to the program itself.
void allow_started(Filter& filter) {
    filter.allow_all(of_files);
    filter.allow_all(also_looking);
    filter.allow_all(memory_and_threads);
    filter.allow_all(also_running);
    filter.allow(SCMP_SYS(execve));
    filter.allow(SCMP_SYS(clone), has(0, CLONE_THREAD, CLONE_THREAD));
    // Libraries are loaded as memory that is run, and none of it is written to.
    for (const int one : {0, PROT_WRITE, PROT_EXEC})
        filter.allow(SCMP_SYS(mmap), has(2, PROT_WRITE | PROT_EXEC, scmp_datum_t(one)));
    filter.allow(SCMP_SYS(mprotect), has(2, PROT_EXEC, 0));
    filter.allow(SCMP_SYS(prctl), is(0, PR_SET_NAME));
    filter.allow(SCMP_SYS(prlimit64), is(2, 0));  // reads a limit
    for (const int request : {FIOCLEX, FIONBIO, TCGETS})
        filter.allow(SCMP_SYS(ioctl), is(1, scmp_datum_t(request)));
    filter.end_process_at(of_intruders);
}

}  // namespace

void confine_calls_of_started() {
    if (!can_confine) return;
    Filter filter;
    allow_started(filter);
    filter.load();
}

void confine_calls_of_starter() {
    if (!can_confine) return;
    Filter filter;
    allow_started(filter);
    for (const int call : {SCMP_SYS(clone), SCMP_SYS(wait4), SCMP_SYS(kill), SCMP_SYS(pipe2),
                           SCMP_SYS(close_range), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
                           SCMP_SYS(prlimit64), SCMP_SYS(setrlimit), SCMP_SYS(seccomp)})
        filter.allow(call);
    for (const int what : {PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP})
        filter.allow(SCMP_SYS(prctl), is(0, scmp_datum_t(what)));
    filter.load();
}

}  // namespace mase
