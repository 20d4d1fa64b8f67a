#include "platform/sealed_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <system_error>
#include <utility>

#include "platform/signing.h"

namespace mase {

namespace {

constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
using Header = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;
using Length = std::array<unsigned char, 4>;  // of a part, before it, the highest byte first

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

struct SealedFileWriter::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

struct SealedFileReader::State {
    crypto_secretstream_xchacha20poly1305_state stream;
    bool is_at_end = false;
    ~State() { sodium_memzero(&stream, sizeof stream); }
};

SealedFileWriter::SealedFileWriter(std::string path, const SecretKey& key, std::string_view mark)
    : path_(std::move(path)), state_(std::make_unique<State>()) {
    const int made = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) fail("cannot make " + path_);
    file_ = ::fdopen(made, "wb");
    if (file_ == nullptr) fail("cannot make " + path_);
    Header header;
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, header.data(), key.data());
    write(mark);
    write("\n");
    write(as_text(header));
}

SealedFileWriter::~SealedFileWriter() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    ::unlink(path_.c_str());
}

void SealedFileWriter::put(std::string_view part, bool is_last) {
    if (part.size() > most) throw std::length_error("too long for one part of a sealed file");
    std::string sealed(part.size() + extra, '\0');
    crypto_secretstream_xchacha20poly1305_push(
        &state_->stream, reinterpret_cast<unsigned char*>(sealed.data()), nullptr, raw(part),
        part.size(), nullptr, 0,
        is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    Length length;
    for (unsigned i = 0; i < length.size(); ++i)
        length[i] = static_cast<unsigned char>(sealed.size() >> (24U - 8U * i));
    write(as_text(length));
    write(sealed);
}

void SealedFileWriter::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
        fail("cannot write " + path_);
}

void SealedFileWriter::finish() {
    put({}, true);
    if (std::fflush(file_) != 0 || ::fsync(::fileno(file_)) != 0) fail("cannot write " + path_);
    std::fclose(std::exchange(file_, nullptr));
}

SealedFileReader::SealedFileReader(const std::string& path, const SecretKey& key,
                                   std::string_view mark)
    : state_(std::make_unique<State>()), file_(std::fopen(path.c_str(), "rbe")) {
    if (file_ == nullptr) throw std::runtime_error("cannot read " + path);
    std::string found(mark.size() + 1, '\0');
    Header header;
    const bool is_ours = std::fread(found.data(), 1, found.size(), file_) == found.size() &&
                         found == std::string(mark) + '\n' &&
                         std::fread(header.data(), 1, header.size(), file_) == header.size();
    if (!is_ours) {
        std::fclose(file_);
        throw std::runtime_error(path + " is not such a file: it does not begin with " +
                                 std::string(mark));
    }
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state_->stream, header.data(),
                                                        key.data()) != 0) {
        std::fclose(file_);
        throw Tampered("the beginning of " + path + " was changed");
    }
}

SealedFileReader::~SealedFileReader() {
    std::fclose(file_);
}

bool SealedFileReader::next(std::string& part) {
    if (state_->is_at_end) return false;
    Length length;
    if (std::fread(length.data(), 1, length.size(), file_) != length.size())
        throw Tampered("a sealed file was cut off");
    std::size_t size = 0;
    for (const unsigned char byte : length) size = (size << 8U) | byte;
    if (size < extra || size > SealedFileWriter::most + extra)
        throw Tampered("a sealed file was changed");
    std::string sealed(size, '\0');
    if (std::fread(sealed.data(), 1, size, file_) != size)
        throw Tampered("a sealed file was cut off");
    part.assign(size - extra, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(
            &state_->stream, reinterpret_cast<unsigned char*>(part.data()), nullptr, &tag,
            raw(sealed), size, nullptr, 0) != 0)
        throw Tampered("a sealed file was changed, or is sealed with another key");
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) return true;
    state_->is_at_end = true;
    if (std::fgetc(file_) != EOF) throw Tampered("something was added to a sealed file");
    return false;
}

}  // namespace mase
