// A file that only the holder of a key can read, and that shows when a byte of it was changed,
// moved or cut off: libsodium's secretstream (XChaCha20-Poly1305), part after part.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "platform/secrets.h"

namespace mase {

class SealedFileWriter {
public:
    // `mark` is the file's first line, in plain. Throws std::system_error when the file is there
    // already or can't be written, as all of these do. Unless it is finished the file goes again.
    SealedFileWriter(std::string path, const SecretKey&, std::string_view mark);
    ~SealedFileWriter();
    SealedFileWriter(const SealedFileWriter&) = delete;
    SealedFileWriter& operator=(const SealedFileWriter&) = delete;

    static constexpr std::size_t most = std::size_t{1} << 20U;  // bytes of one part
    void add(std::string_view part) { put(part, false); }
    void finish();  // it is durable when this returns

private:
    struct State;
    void put(std::string_view part, bool is_last);
    void write(std::string_view bytes);

    std::string path_;
    std::unique_ptr<State> state_;
    std::FILE* file_ = nullptr;
};

class SealedFileReader {
public:
    // Throws std::runtime_error when the file can't be read or has another mark.
    SealedFileReader(const std::string& path, const SecretKey&, std::string_view mark);
    ~SealedFileReader();
    SealedFileReader(const SealedFileReader&) = delete;
    SealedFileReader& operator=(const SealedFileReader&) = delete;

    // The next part; false after the last one. Throws Tampered when the key is another, or when the
    // file is not whole.
    bool next(std::string& part);

private:
    struct State;
    std::unique_ptr<State> state_;
    std::FILE* file_ = nullptr;
};

}  // namespace mase
