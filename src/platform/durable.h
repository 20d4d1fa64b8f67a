// What the disk has to have before a file counts as there.
#pragma once

#include <memory>
#include <string>

namespace mase {

void make_file_durable(const std::string& file);  // its bytes
void make_name_durable(const std::string& file);  // that it is in its folder, under this name

// Under a name that nothing has yet, not even what was made a moment ago: that stays as it is, and
// std::system_error is thrown.
void rename_to_new(const std::string& file, const std::string& name);

// While it lives no other has a lock of the same name, which is that of a file beside `file` that
// stays. Waits; throws std::system_error when there can be none.
class FileLock {
public:
    explicit FileLock(const std::string& file);
    static std::unique_ptr<FileLock> if_free(
        const std::string& file);  // nothing when another has it
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    FileLock(const std::string& file, int how);
    int descriptor_;
};

}  // namespace mase
