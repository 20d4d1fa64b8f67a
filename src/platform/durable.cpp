#include "platform/durable.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace mase {

namespace {

void sync(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool is_durable = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int fault = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (!is_durable)
        throw std::system_error(fault, std::generic_category(), "not durable: " + path);
}

}  // namespace

void make_file_durable(const std::string& file) {
    sync(file, O_RDONLY);
}

void make_name_durable(const std::string& file) {
    sync(std::filesystem::absolute(file).parent_path(), O_RDONLY | O_DIRECTORY);
}

void rename_to_new(const std::string& file, const std::string& name) {
    if (::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return;
    // A file system that can’t: a second name, which is never given twice, and then no first one.
    if ((errno == EINVAL || errno == ENOSYS) && ::link(file.c_str(), name.c_str()) == 0) {
        ::unlink(file.c_str());
        return;
    }
    throw std::system_error(errno, std::generic_category(), "cannot name it " + name);
}

FileLock::FileLock(const std::string& file) : FileLock(file, LOCK_EX) {}

std::unique_ptr<FileLock> FileLock::if_free(const std::string& file) {
    try {
        return std::unique_ptr<FileLock>(new FileLock(file, LOCK_EX | LOCK_NB));
    } catch (const std::system_error& fault) {
        if (fault.code() == std::errc::operation_would_block) return nullptr;
        throw;
    }
}

FileLock::FileLock(const std::string& file, int how)
    : descriptor_(::open((file + ".lock").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {
    int fault = errno;
    while (descriptor_ >= 0) {
        if (::flock(descriptor_, how) == 0) return;
        fault = errno;
        if (fault == EINTR) continue;
        ::close(descriptor_);
        break;
    }
    throw std::system_error(fault, std::generic_category(), "cannot lock " + file);
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

}  // namespace mase
