#include "core/content.h"

#include <algorithm>
#include <utility>

namespace mase {

namespace {

constexpr std::size_t window = std::size_t{64} * 1024;

class InMemory final : public Content {
public:
    explicit InMemory(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t size() const override { return bytes_.size(); }
    std::string read(std::size_t from, std::size_t count) const override {
        return from < bytes_.size() ? bytes_.substr(from, count) : std::string();
    }

private:
    const std::string bytes_;
};

class Slice final : public Content {
public:
    Slice(ContentPtr whole, std::size_t from, std::size_t size)
        : whole_(std::move(whole)),
          from_(std::min(from, whole_->size())),
          size_(std::min(size, whole_->size() - from_)) {}
    std::size_t size() const override { return size_; }
    std::string read(std::size_t from, std::size_t count) const override {
        if (from >= size_) return {};
        return whole_->read(from_ + from, std::min(count, size_ - from));
    }

private:
    const ContentPtr whole_;
    const std::size_t from_, size_;
};

}  // namespace

ContentPtr content_of(std::string bytes) {
    return std::make_shared<InMemory>(std::move(bytes));
}

ContentPtr slice_of(ContentPtr whole, std::size_t from, std::size_t size) {
    return std::make_shared<Slice>(std::move(whole), from, size);
}

std::optional<std::size_t> find(const Content& content, std::string_view wanted, std::size_t from) {
    if (wanted.empty()) return std::nullopt;
    for (; from < content.size(); from += window) {
        // So much more that one which lies across two windows is whole in the first.
        const std::string piece = content.read(from, window + wanted.size() - 1);
        const std::size_t at = piece.find(wanted);
        if (at != std::string::npos) return from + at;
    }
    return std::nullopt;
}

}  // namespace mase
