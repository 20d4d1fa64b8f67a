#include "papers/picture.h"

#include <string_view>

namespace mase::papers {

namespace {

// Big-endian; the caller has made sure that it is there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

constexpr std::string_view png_mark("\x89PNG\r\n\x1A\n", 8);
constexpr std::string_view png_end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
constexpr std::string_view png_header("\0\0\0\x0DIHDR", 8);
constexpr int most_segments = 1000;

// Start of frame: C0 to CF, without C4, C8 and CC, which are tables and an extension.
bool is_frame(unsigned char mark) {
    return mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC;
}

}  // namespace

std::optional<Picture> png_of(const Content& file) {
    const std::string head = file.read(0, 24);
    if (head.size() < 24 || !head.starts_with(png_mark)) return std::nullopt;
    if (std::string_view(head).substr(8, 8) != png_header) return std::nullopt;
    if (file.read(file.size() - png_end.size(), png_end.size()) != png_end) return std::nullopt;
    return Picture{.wide = number(head, 16, 4), .high = number(head, 20, 4)};
}

std::optional<Picture> jpeg_of(const Content& file) {
    if (!file.read(0, 3).starts_with("\xFF\xD8\xFF")) return std::nullopt;
    std::size_t at = 2;
    for (int i = 0; i < most_segments; ++i) {
        const std::string head = file.read(at, 9);
        if (head.size() < 9 || head[0] != '\xFF') return std::nullopt;
        const auto mark = static_cast<unsigned char>(head[1]);
        if (mark == 0xFF) {  // one may be filled up before its mark
            ++at;
            continue;
        }
        if (is_frame(mark)) return Picture{.wide = number(head, 7, 2), .high = number(head, 5, 2)};
        // The scan, or the end, before any frame; or a mark that never stands here.
        if (mark == 0xDA || mark == 0xD9 || mark < 0xC0) return std::nullopt;
        const std::uint64_t size = number(head, 2, 2);
        if (size < 2) return std::nullopt;
        at += 2 + size;
    }
    return std::nullopt;
}

}  // namespace mase::papers
