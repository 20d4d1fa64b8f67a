// In processes of their own, which confine themselves and then try what an intruder would. Each
// attempt is seen to succeed without the confinement first: else its failing would prove nothing.
#include <linux/keyctl.h>
#include <netdb.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

#include "platform/clock.h"
#include "platform/confinement_fixture.h"
#include "platform/db.h"

namespace mase {

namespace {

#ifndef __SANITIZE_ADDRESS__

bool starts_a_program() {
    ::execl("/bin/true", "true", nullptr);  // which ends with 0 in this one's place
    return false;
}

bool makes_a_program_of_memory() {
    return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                  -1, 0) != MAP_FAILED;
}

bool makes_memory_a_program() {
    void* memory =
        ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return ::mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0;
}

bool makes_a_process() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    return child > 0;
}

bool reads_memory_of(pid_t process) {
    return opens("/proc/" + std::to_string(process) + "/mem", O_RDWR);
}

bool listens() {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return made >= 0 && ::listen(made, 1) == 0;
}

#endif

}  // namespace

#ifdef __SANITIZE_ADDRESS__

TEST_CASE("a build with sanitizers gives nothing up, and says so") {
    CHECK_FALSE(can_confine);
    for (const GivenUp& given_up : {confine_files({}), confine_calls({})}) {
        CHECK(given_up.held.empty());
        CHECK(given_up.not_held.size() == 1);
    }
    CHECK(opens("/etc/passwd", O_RDONLY));
}

#else

TEST_CASE_FIXTURE(Confined,
                  "who takes the program over reaches none of the machine's other files") {
    const std::string kept = own.file("kept");
    fails_only_when_confined({
        {"reads a file of another", [&] { return opens(secret, O_RDONLY); }},
        {"writes it", [&] { return opens(secret, O_WRONLY); }},
        {"cuts it short by its name", [&] { return ::truncate(secret.c_str(), 1) == 0; }},
        {"makes one", [&] { return opens(other.file("new"), O_WRONLY | O_CREAT); }},
        {"removes one", [&] { return ::unlink(other.file("new").c_str()) == 0; }},
        {"lists a folder", [&] { return opens(other.file(""), O_RDONLY | O_DIRECTORY); }},
        {"makes a folder", [&] { return ::mkdir(other.file("folder").c_str(), 0700) == 0; }},
        {"links it in", [&] { return ::link(secret.c_str(), own.file("mine").c_str()) == 0; }},
        {"moves it in", [&] { return ::rename(secret.c_str(), own.file("here").c_str()) == 0; }},
        {"names it in", [&] { return ::symlink("/etc", own.file("etc").c_str()) == 0; }},
        {"makes its own a program", [&] { return ::chmod(kept.c_str(), 0700) == 0; }},
        {"reads who there is", [] { return opens("/etc/passwd", O_RDONLY); }},
        {"reads where its memory is", [] { return opens("/proc/self/maps", O_RDONLY); }},
        {"reads the root folder", [] { return opens("/", O_RDONLY | O_DIRECTORY); }},
    });
}

TEST_CASE_FIXTURE(Confined, "who takes the program over starts nothing, and makes no program") {
    fails_only_when_confined({
        {"starts a program", starts_a_program},
        {"makes a process", makes_a_process},
        {"makes a program of memory", makes_a_program_of_memory},
        {"makes memory a program", makes_memory_a_program},
        {"makes a file in memory", [] { return ::memfd_create("x", 0) >= 0; }},
    });
}

TEST_CASE_FIXTURE(
    Confined, "who takes the program over reaches no other program, on this machine or outside") {
    const pid_t us = ::getpid();
    fails_only_when_confined({
        {"connects to a port", [&] { return connects(neighbour.port); }},
        {"connects to a file", [&] { return neighbour.is_reached_by_file(); }},
        {"listens", listens},
        {"sends datagrams", [] { return ::socket(AF_INET, SOCK_DGRAM, 0) >= 0; }},
        {"asks the kernel's network", [] { return ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0; }},
        {"signals another", [&] { return ::kill(us, 0) == 0; }},
        {"signals a thread of another", [&] { return ::syscall(SYS_tgkill, us, us, 0) == 0; }},
        {"is led by another", [] { return ::ptrace(PTRACE_TRACEME, 0, 0, 0) == 0; }},
        {"reads the memory of another", [&] { return reads_memory_of(us); }},
    });
}

TEST_CASE_FIXTURE(Confined, "who takes the program over can't undo it, nor leave a core file") {
    const rlimit core{.rlim_cur = 1, .rlim_max = 1};
    fails_only_when_confined({
        {"lets its memory be read", [] { return ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0; }},
        {"raises a limit", [&] { return ::setrlimit(RLIMIT_CORE, &core) == 0; }},
        {"has another root", [] { return ::unshare(0) == 0; }},
        {"reads its keys", [] { return ::syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, -3, 1) >= 0; }},
    });
    CHECK(succeeds_confined([] {
        rlimit limit{};
        return ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max == 0;
    }));
}

TEST_CASE_FIXTURE(Confined, "what the program needs it still has") {
    CHECK(succeeds_confined([&] {
        const auto database = db::open_sqlite(own.file("new.db"));
        std::int64_t found = 0;
        database->read("SELECT 6 * 7", {}, [&](const db::Row& row) { found = row.integer(0); });
        return found == 42;
    }));
    CHECK(succeeds_confined([&] {
        return opens(own.file("new"), O_WRONLY | O_CREAT) && ::unlink(own.file("new").c_str()) == 0;
    }));
    CHECK(succeeds_confined([] { return in_london(at_london(Date(), 12, 0)).hour == 12; }));
    CHECK(succeeds_confined([] {
        bool has_run = false;
        std::thread([&] { has_run = true; }).join();
        return has_run;
    }));
    CHECK_FALSE(succeeds([&] {  // a folder only to read
        const Needs reading{.read = {own.file("")}, .write = {}};
        confine_files(reading);
        return !opens(own.file("kept"), O_RDONLY) || opens(own.file("kept"), O_WRONLY);
    }));
}

TEST_CASE_FIXTURE(Confined, "a call of a thread that ran before is held as well") {
    CHECK_FALSE(succeeds([&] {
        bool is_made = false, go_on = false;
        std::mutex mutex;
        std::condition_variable confined;
        std::thread earlier([&] {
            std::unique_lock lock(mutex);
            confined.wait(lock, [&] { return go_on; });
            is_made = ::socket(AF_INET, SOCK_DGRAM, 0) >= 0;
        });
        confine_calls(needs);
        {
            const std::lock_guard lock(mutex);
            go_on = true;
        }
        confined.notify_one();
        earlier.join();
        return is_made;
    }));
}

TEST_CASE_FIXTURE(Confined, "what goes out by its settings goes to those ports, and nowhere else") {
    const Neighbour second(own.file("socket"));
    Needs outward = needs;
    outward.connect = {neighbour.port};
    const auto reaches = [&](std::uint16_t port, int version) {
        return succeeds_confined([&] { return connects(port); }, outward, version);
    };
    CHECK(reaches(neighbour.port, landlock_version()));
    if (landlock_version() >= 4) CHECK_FALSE(reaches(second.port, landlock_version()));
    CHECK(reaches(neighbour.port, 0));
    Needs scanner = needs;
    scanner.local_sockets = true;
    CHECK(succeeds_confined([&] { return neighbour.is_reached_by_file(); }, scanner,
                            landlock_version()));
    CHECK(succeeds_confined([] { return ::socket(AF_UNIX, SOCK_DGRAM, 0) >= 0; }, scanner,
                            landlock_version()));
    CHECK_FALSE(
        succeeds_confined([&] { return connects(neighbour.port); }, scanner, landlock_version()));
}

TEST_CASE_FIXTURE(Confined,
                  "a link to a file that is replaced is read on, and nothing beside the link") {
    const TemporaryFolder network, before;
    const std::string names = network.file("resolv.conf"), fresh = network.file("resolv.conf.new");
    const std::string linked = before.file("resolv.conf");
    REQUIRE(::symlink(names.c_str(), linked.c_str()) == 0);
    const auto is_read_on = [&](const Needs& with, const std::string& as) {
        std::ofstream(names) << "nameserver 192.0.2.1";
        std::ofstream(fresh) << "nameserver 192.0.2.2";
        return succeeds([&] {
            int told[2] = {-1, -1};
            if (::pipe(told) != 0) return false;
            const pid_t other_program = ::fork();  // which is not confined
            if (other_program == 0) {
                char word = 0;
                const bool is_told = ::read(told[0], &word, 1) == 1;
                ::_exit(is_told && ::rename(fresh.c_str(), names.c_str()) == 0 ? 0 : 1);
            }
            confine_files(with);
            if (::write(told[1], "x", 1) != 1) return false;
            int status = 0;
            ::waitpid(other_program, &status, 0);
            return status == 0 && opens(as, O_RDONLY) && !opens(as, O_RDWR) &&
                   !opens(secret, O_RDONLY);
        });
    };
    Needs of_the_name = needs;
    of_the_name.replaced = {names};
    CHECK_FALSE(is_read_on(of_the_name, names));
    of_the_name.replaced = {linked};
    CHECK(is_read_on(of_the_name, linked));
    const std::string beside = before.file("passwords");
    std::ofstream(beside) << "of others";
    CHECK_FALSE(succeeds_confined([&] { return opens(beside, O_RDONLY); }, of_the_name,
                                  landlock_version()));
}

TEST_CASE_FIXTURE(Confined, "names of hosts are looked up where settings need it") {
    Needs named = needs;
    named.names = true;
    const auto finds = [] {
        addrinfo wanted{};
        wanted.ai_flags = AI_ADDRCONFIG;
        wanted.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        return ::getaddrinfo("localhost", "443", &wanted, &found) == 0;
    };
    const int version = landlock_version();
    CHECK(succeeds_confined(finds, named, version) == succeeds(finds));
    CHECK_FALSE(succeeds_confined(finds));
    CHECK_FALSE(succeeds_confined([&] { return connects(neighbour.port); }, named, version));
    CHECK_FALSE(succeeds_confined([] { return opens("/etc/passwd", O_RDONLY); }, named, version));
}

TEST_CASE_FIXTURE(Confined, "an older kernel holds less, and says what") {
    for (int version = 0; version <= landlock_version(); ++version) {
        CAPTURE(version);
        CHECK(succeeds([&] {
            const GivenUp given_up = confine_files(needs, version);
            return given_up.held.empty() == (version == 0) &&
                   given_up.not_held.empty() == (version >= 6);
        }));
        const bool reads =
            succeeds_confined([&] { return opens(secret, O_RDONLY); }, needs, version);
        CHECK(reads == (version == 0));
        CHECK_FALSE(succeeds_confined([&] { return connects(neighbour.port); }, needs, version));
        CHECK_FALSE(succeeds_confined(starts_a_program, needs, version));
    }
}

#endif

}  // namespace mase
