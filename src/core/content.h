// Bytes that may be too many to hold at once: read from any place, a piece at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mase {

class Content {
public:
    virtual ~Content() = default;
    virtual std::size_t size() const = 0;
    // Fewer than `count` where the end comes first.
    virtual std::string read(std::size_t from, std::size_t count) const = 0;

    std::string all() const { return read(0, size()); }
};
using ContentPtr = std::shared_ptr<const Content>;

// Whatever is held in memory already.
ContentPtr content_of(std::string bytes);
// A part of another, which lasts as long as it does.
ContentPtr slice_of(ContentPtr whole, std::size_t from, std::size_t size);

// Where `wanted` begins first, at or after `from`.
std::optional<std::size_t> find(const Content&, std::string_view wanted, std::size_t from = 0);

}  // namespace mase
