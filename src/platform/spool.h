// What was sent and is too large for memory: on the disk in blocks, each sealed with a key that
// only this object ever has, in a file that has no name. So nothing of it can be read there, and
// nothing of it is left however the program ends.
#pragma once

#include <string>
#include <string_view>

#include "core/content.h"
#include "platform/secrets.h"

namespace mase {

class Spool final : public Content {
public:
    static constexpr std::size_t block_size = std::size_t{64} * 1024;

    // Throws std::system_error when no file can be made in that folder, as add() does when the
    // disk is full.
    explicit Spool(const std::string& folder);
    ~Spool() override;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void add(std::string_view bytes);
    std::size_t size() const override { return blocks_ * block_size + last_.size(); }
    std::string read(std::size_t from, std::size_t count) const override;  // by one at a time

private:
    void write_block(std::string_view bytes);
    const std::string& block(std::size_t number) const;

    const SecretKey key_ = SecretKey::random();
    int file_ = -1;
    std::size_t blocks_ = 0;  // whole ones, in the file
    std::string last_;        // what does not make a block yet
    mutable std::string opened_;
    mutable std::size_t opened_number_ = 0;
};

}  // namespace mase
