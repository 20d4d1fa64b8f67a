#include "platform/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace mase {

namespace {

constexpr std::size_t sealed_size = Spool::block_size + 24 + 16;  // with its nonce and its tag

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

int nameless_file(const std::string& folder) {
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
    if (file >= 0) return file;
    // Not every file system knows files without a name.
    std::string name = folder + "/spool-XXXXXX";
    const int named = ::mkostemp(name.data(), O_CLOEXEC);
    if (named < 0) fail("cannot keep what is sent in " + folder);
    ::unlink(name.c_str());
    return named;
}

std::string place_of(std::size_t number) {
    return "spool/" + std::to_string(number);
}

}  // namespace

Spool::Spool(const std::string& folder) : file_(nameless_file(folder)) {}

Spool::~Spool() {
    ::close(file_);
}

void Spool::add(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, block_size - last_.size());
        last_ += part;
        bytes.remove_prefix(part.size());
        if (last_.size() < block_size) return;
        write_block(last_);
        last_.clear();
    }
}

void Spool::write_block(std::string_view bytes) {
    const SealedBytes sealed = seal(key_, bytes, place_of(blocks_));
    if (sealed.size() != sealed_size) throw std::logic_error("a sealed block has another size");
    std::size_t done = 0;
    while (done < sealed.size()) {
        const auto written = ::pwrite(file_, sealed.data() + done, sealed.size() - done,
                                      off_t(blocks_ * sealed_size + done));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) fail("cannot keep what is sent");
        done += std::size_t(written);
    }
    ++blocks_;
}

const std::string& Spool::block(std::size_t number) const {
    if (number == blocks_) return last_;
    if (!opened_.empty() && opened_number_ == number) return opened_;
    SealedBytes sealed(sealed_size);
    std::size_t done = 0;
    while (done < sealed.size()) {
        const auto got = ::pread(file_, sealed.data() + done, sealed.size() - done,
                                 off_t(number * sealed_size + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail("cannot read what was sent");
        done += std::size_t(got);
    }
    opened_ = unseal(key_, sealed.data(), sealed.size(), place_of(number));
    opened_number_ = number;
    return opened_;
}

std::string Spool::read(std::size_t from, std::size_t count) const {
    std::string bytes;
    count = from < size() ? std::min(count, size() - from) : 0;
    bytes.reserve(count);
    while (bytes.size() < count) {
        const std::size_t at = from + bytes.size();
        bytes.append(block(at / block_size), at % block_size, count - bytes.size());
    }
    return bytes;
}

}  // namespace mase
