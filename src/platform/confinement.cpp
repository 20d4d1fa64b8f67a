// Landlock by its bare calls: the C library has none for it, and Debian 12's headers know only the
// first two versions, so its numbers are written here.
#include "platform/confinement.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace mase {

namespace {

constexpr long create_ruleset = 444, add_rule = 445, restrict_self = 446;  // on every machine

using Rights = std::uint64_t;
constexpr Rights start_file = 1U << 0U, write_file = 1U << 1U, read_file = 1U << 2U,
                 read_folder = 1U << 3U, remove_file = 1U << 5U, make_file = 1U << 8U,
                 all_of_1 = (1U << 13U) - 1, move_between = 1U << 13U, truncate = 1U << 14U,
                 control_device = 1U << 15U;
constexpr Rights of_one_file = start_file | write_file | read_file | truncate | control_device;
constexpr Rights bind_port = 1U << 0U, connect_port = 1U << 1U;
constexpr Rights abstract_sockets = 1U << 0U, signals = 1U << 1U;

// As the kernel lays them out. A newer field that is zero is no fault for an older kernel.
struct Ruleset {
    Rights files, ports, scopes;
};
struct [[gnu::packed]] PathRule {
    Rights allowed;
    std::int32_t parent;
};
struct PortRule {
    Rights allowed;
    std::uint64_t port;
};
constexpr int is_path = 1, is_port = 2;

class File {
public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    File(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    operator int() const { return descriptor_; }

private:
    int descriptor_;
};

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), "cannot be confined: " + what);
}

Ruleset handled_by(int version) {
    Ruleset handled{.files = all_of_1, .ports = 0, .scopes = 0};
    if (version >= 2) handled.files |= move_between;
    if (version >= 3) handled.files |= truncate;
    if (version >= 4) handled.ports = bind_port | connect_port;
    if (version >= 5) handled.files |= control_device;
    if (version >= 6) handled.scopes = abstract_sockets | signals;
    return handled;
}

void allow(int ruleset, const std::string& path, Rights rights) {
    const File file(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (file < 0) return;
    struct stat found{};
    if (::fstat(file, &found) != 0) fail(path);
    if (!S_ISDIR(found.st_mode)) rights &= of_one_file;
    const PathRule rule{.allowed = rights, .parent = file};
    if (::syscall(add_rule, ruleset, is_path, &rule, 0) != 0) fail(path);
}

void allow_ports(int ruleset, const std::vector<std::uint16_t>& ports, Rights rights) {
    for (const std::uint16_t port : ports) {
        const PortRule rule{.allowed = rights, .port = port};
        if (::syscall(add_rule, ruleset, is_port, &rule, 0) != 0) fail(std::to_string(port));
    }
}

// What every program of ours reads now and then: the rules of local time, and chance.
constexpr std::array always_read{"/usr/share/zoneinfo", "/etc/localtime", "/dev/urandom"};
constexpr std::array names_read{"/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf",
                                "/etc/gai.conf", "/etc/services"};
constexpr std::array authorities_read{"/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/usr/lib/ssl",
                                      "/usr/share/ca-certificates",
                                      "/usr/local/share/ca-certificates"};

// Landlock holds to the file that is there now. Where another takes its name, as a new resolv.conf
// does when the network changes, that is out of reach; unless the name is a link into a folder that
// holds only such files, as it is to a resolver's under /run: that one is let in. What lies beside
// the link is not, nor is any folder of the root: /etc has much that is nobody's business.
void allow_replaced(int ruleset, const std::string& file) {
    namespace fs = std::filesystem;
    allow(ruleset, file, read_file);
    std::error_code ignored;
    if (!fs::is_symlink(file, ignored)) return;
    const fs::path folder = fs::weakly_canonical(file, ignored).parent_path();
    if (folder.empty() || folder == folder.root_path() ||
        folder.parent_path() == folder.root_path() ||
        fs::equivalent(folder, fs::absolute(file, ignored).parent_path(), ignored))
        return;
    allow(ruleset, folder, read_file);
}

void allow_paths(int ruleset, const Needs& needs, Rights handled) {
    constexpr Rights reading = read_file | read_folder;
    constexpr Rights writing = reading | write_file | remove_file | make_file | truncate;
    for (const char* path : always_read) allow(ruleset, path, reading);
    for (const std::string& path : needs.read) allow(ruleset, path, reading);
    for (const std::string& path : needs.write) allow(ruleset, path, writing & handled);
    for (const std::string& path : needs.start) allow(ruleset, path, read_file | start_file);
    for (const std::string& path : needs.replaced) allow_replaced(ruleset, path);
    if (needs.names) {
        for (const char* path : names_read) allow(ruleset, path, read_file);
        allow_replaced(ruleset, "/etc/resolv.conf");
        allow(ruleset, "/run/systemd/resolve", reading);
    }
    if (!needs.connect.empty())
        for (const char* path : authorities_read) allow(ruleset, path, reading);
}

GivenUp words_for(const Needs& needs, int version) {
    GivenUp given_up;
    given_up.held.push_back(
        fmt::format("files but those in {} (Landlock {})", fmt::join(needs.write, ", "), version));
    if (version < 3) given_up.not_held.emplace_back("cutting other files short (Landlock 3)");
    if (version < 4) given_up.not_held.emplace_back("TCP ports (Landlock 4)");
    if (version >= 4)
        given_up.held.push_back(
            needs.connect.empty()
                ? "TCP to other hosts"
                : fmt::format("TCP to other hosts but to port {}", fmt::join(needs.connect, ", ")));
    if (version < 6) given_up.not_held.emplace_back("signals to other programs (Landlock 6)");
    return given_up;
}

}  // namespace

int landlock_version() {
    constexpr unsigned ask_version = 1;
    const long version = ::syscall(create_ruleset, nullptr, 0, ask_version);
    return version < 0 ? 0 : int(version);
}

GivenUp confine_files(const Needs& needs, int version) {
    if (!can_confine) return {.held = {}, .not_held = {"anything: built with sanitizers"}};
    constexpr rlimit no_core{.rlim_cur = 0, .rlim_max = 0};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || ::setrlimit(RLIMIT_CORE, &no_core) != 0)
        fail("the process itself");
    if (version == 0)
        return {.held = {}, .not_held = {"files and ports: this kernel has no Landlock"}};
    const Ruleset handled = handled_by(version);
    const File ruleset(int(::syscall(create_ruleset, &handled, sizeof handled, 0)));
    if (ruleset < 0) fail("Landlock");
    allow_paths(ruleset, needs, handled.files);
    if (handled.ports != 0) {
        allow_ports(ruleset, needs.listen, bind_port);
        allow_ports(ruleset, needs.connect, connect_port);
    }
    if (::syscall(restrict_self, int(ruleset), 0) != 0) fail("Landlock");
    return words_for(needs, version);
}

}  // namespace mase
