// Loaded before mase (LD_PRELOAD): writes down what SQLite is told to run in one database, with its
// values, for bench/rows.cpp to run again. MASE_TRACED names the database, MASE_TRACE the file;
// each statement in it ends with a NUL.
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace {

// Opened at once: later the program may open nothing.
int trace_file() {
    const char* name = std::getenv("MASE_TRACE");
    return name == nullptr ? -1 : ::open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}
const int file = trace_file();

int write_down(unsigned /*kind*/, void* /*ours*/, void* statement, void* /*text*/) {
    char* told = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    if (told == nullptr) return 0;
    const ssize_t size = ssize_t(std::strlen(told)) + 1;
    if (::write(file, told, std::size_t(size)) != size) std::abort();
    sqlite3_free(told);
    return 0;
}

}  // namespace

extern "C" int sqlite3_open_v2(const char* path, sqlite3** handle, int flags, const char* vfs) {
    using Open = int (*)(const char*, sqlite3**, int, const char*);
    static const auto open = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, "sqlite3_open_v2"));
    const int done = open(path, handle, flags, vfs);
    const char* traced = std::getenv("MASE_TRACED");
    if (done == SQLITE_OK && file >= 0 && traced != nullptr && std::strcmp(path, traced) == 0)
        sqlite3_trace_v2(*handle, SQLITE_TRACE_STMT, write_down, nullptr);
    return done;
}
