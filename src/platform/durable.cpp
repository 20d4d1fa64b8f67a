#include "platform/durable.h"

#include <fcntl.h>
#include <unistd.h>

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

}  // namespace mase
