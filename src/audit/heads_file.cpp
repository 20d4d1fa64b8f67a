#include "audit/heads_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "platform/durable.h"

namespace mase::audit {

namespace {

bool ends_in_line(const std::string& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in || in.tellg() <= 0) return true;
    in.seekg(-1, std::ios::end);
    return in.get() == '\n';
}

}  // namespace

void append_head(const std::string& file, const Head& head, const PublicKey& key) {
    const FileLock lock(file);
    const bool is_new = !std::filesystem::exists(file);
    // What was cut short, by a full disk or a power cut, must not take the next line with it.
    const std::string line = (ends_in_line(file) ? "" : "\n") + text(head, key) + '\n';
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (descriptor < 0)
        throw std::system_error(errno, std::generic_category(), "cannot open " + file);
    errno = ENOSPC;  // a short write says nothing by itself
    const bool is_kept = ::write(descriptor, line.data(), line.size()) == ssize_t(line.size()) &&
                         ::fsync(descriptor) == 0;
    const int fault = errno;
    ::close(descriptor);
    if (!is_kept) throw std::system_error(fault, std::generic_category(), "cannot add to " + file);
    if (is_new) make_name_durable(file);
}

HeadsFile read_heads(const std::string& file, const std::optional<PublicKey>& key) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read the heads in " + file);
    HeadsFile read;
    std::optional<PublicKey> trusted = key;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto head = read_head(line);
        if (head && !trusted) trusted = head->key;
        if (head && head->key == *trusted && is_genuine(head->head, *trusted)) {
            read.heads.push_back(head->head);
        } else {
            read.faults.push_back("Line " + std::to_string(number) + " of " + file +
                                  " was cut short, or is not a head that was signed with this key");
        }
    }
    if (!trusted)
        throw std::runtime_error("there is no head in " + file + ": give --public-key as well");
    read.key = *trusted;
    return read;
}

}  // namespace mase::audit
