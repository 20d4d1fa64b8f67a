// What a program gives up once it has started, so that whoever takes it over by a fault in it has
// got little: other files, programs to start, calls to the outside. It can't be taken back.
//
// Files and ports are held by Landlock, the calls into the kernel by seccomp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mase {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool can_confine = false;  // the sanitizers need what would be given up
#else
constexpr bool can_confine = true;
#endif

// What it needs to the end of its life. A path that is not there is passed over.
struct Needs {
    std::vector<std::string> read{};       // files, and folders with all below
    std::vector<std::string> replaced{};   // files that others put anew under the same name. Where
                                           // it is a link, the new one is read too
    std::vector<std::string> write{};      // folders: files in them are made, changed and removed
    std::vector<std::string> start{};      // programs, and what loads them
    std::vector<std::uint16_t> listen{};   // TCP; 0 is any free port
    std::vector<std::uint16_t> connect{};  // TCP, of other hosts; when empty, nothing goes out
    bool names = false;          // whether names of hosts are looked up: lets UDP out, to any host
    bool local_sockets = false;  // whether it connects to sockets among this machine's files
};

struct GivenUp {
    std::vector<std::string> held;      // in words, for the log
    std::vector<std::string> not_held;  // what this kernel can't hold, or this build
};

// The version of Landlock that this kernel has; 0 when it has none.
int landlock_version();

// No new rights by starting a program, no reading of its memory by others, no core file, and
// no file or port beyond its needs. Call it before the first thread: Landlock holds only threads
// that come after it. `version` of Landlock: an older one holds less, and says what. Throws
// std::runtime_error when the kernel can, and yet does not.
GivenUp confine_files(const Needs&, int version = landlock_version());

// No calls into the kernel but those it has use for, by any of its threads. Call it when all that
// starts is started, and listens.
GivenUp confine_calls(const Needs&);

// For a process that does nothing but start a program and feed it, and for that program, which
// makes what it is asked for of what it is given: no sockets, no signals, no processes, and no
// memory that is both written and run.
void confine_calls_of_starter();
void confine_calls_of_started();

}  // namespace mase
