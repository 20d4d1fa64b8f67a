#include "papers/name.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mase::papers {

namespace {

constexpr std::size_t most_characters = 80;

struct Character {
    std::uint32_t code;
    std::string_view bytes;
};

// The first of a text in UTF-8, which is taken away from it.
Character take(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    std::size_t size = 1;
    std::uint32_t code = first;
    if (first >= 0xF0) {
        size = 4;
        code = first & 0x07U;
    } else if (first >= 0xE0) {
        size = 3;
        code = first & 0x0FU;
    } else if (first >= 0xC0) {
        size = 2;
        code = first & 0x1FU;
    }
    size = std::min(size, text.size());
    for (std::size_t i = 1; i < size; ++i)
        code = code << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    const Character taken{code, text.substr(0, size)};
    text.remove_prefix(size);
    return taken;
}

// Seen by nobody, or made to mislead: controls, marks of direction, characters without width.
bool is_unseen(std::uint32_t code) {
    const auto within = [code](std::uint32_t from, std::uint32_t to) {
        return code >= from && code <= to;
    };
    return code < 0x20 || within(0x7F, 0x9F) || code == 0xAD || code == 0x61C ||
           within(0x200B, 0x200F) || within(0x2028, 0x202E) || within(0x2060, 0x206F) ||
           code == 0xFEFF || within(0xFFF0, 0xFFFF) || within(0xE0000, 0xE0FFF);
}

std::string visible(std::string_view typed) {
    std::string name;
    std::size_t count = 0;
    while (!typed.empty() && count < most_characters) {
        const Character one = take(typed);
        if (is_unseen(one.code)) continue;
        const bool is_taken =
            one.bytes.size() == 1 && std::string_view("<>:\"/\\|?*%;").contains(one.bytes.front());
        if (is_taken) {
            name += '-';
        } else {
            name += one.bytes;
        }
        ++count;
    }
    return name;
}

std::string_view trimmed(std::string_view name) {
    const std::size_t first = name.find_first_not_of(" .");
    if (first == std::string_view::npos) return {};
    return name.substr(first, name.find_last_not_of(" .") - first + 1);
}

bool is_letter_or_digit(char one) {
    return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
}

// "plan.pdf.exe" has lost both.
std::string_view without_extensions(std::string_view name) {
    for (std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = name.rfind('.')) {
        const std::string_view last = name.substr(dot + 1);
        if (last.empty() || last.size() > 5 || !std::ranges::all_of(last, is_letter_or_digit) ||
            std::ranges::all_of(last, [](char one) { return one >= '0' && one <= '9'; }))
            break;
        name = trimmed(name.substr(0, dot));
    }
    return name;
}

// A device on Windows, whatever stands after a dot.
bool is_reserved(std::string_view name) {
    std::string upper;
    for (const char one : name.substr(0, name.find('.')))
        upper += char(one >= 'a' && one <= 'z' ? one - 32 : one);
    constexpr std::array<std::string_view, 4> whole{"CON", "PRN", "AUX", "NUL"};
    if (std::ranges::find(whole, upper) != whole.end()) return true;
    return upper.size() == 4 && (upper.starts_with("COM") || upper.starts_with("LPT")) &&
           upper[3] >= '0' && upper[3] <= '9';
}

}  // namespace

std::string clean_name(std::string_view typed, std::string_view extension) {
    const std::string shown = visible(typed.substr(typed.find_last_of("/\\") + 1));
    std::string name(without_extensions(trimmed(shown)));
    if (name.empty()) name = "Paper";
    if (is_reserved(name)) name = "Paper " + name;
    return name + "." + std::string(extension);
}

std::string numbered(std::string_view name, std::string_view serial) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    return std::string(name.substr(0, dot)) + "-" + std::string(serial) +
           std::string(name.substr(dot));
}

std::string as_attachment(std::string_view name) {
    static constexpr std::string_view hex = "0123456789ABCDEF";
    std::string plain, encoded;
    for (const char one : name) {
        const auto byte = static_cast<unsigned char>(one);
        const bool is_plain = byte >= 0x20 && byte < 0x7F && one != '"' && one != '\\';
        if (is_plain) {
            plain += one;
        } else if ((byte & 0xC0U) != 0x80) {  // once for each character
            plain += '_';
        }
        if (is_letter_or_digit(one) || std::string_view("!#$&+-.^_`|~").contains(one)) {
            encoded += one;
        } else {
            encoded += '%';
            encoded += hex[byte >> 4U];
            encoded += hex[byte & 15U];
        }
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace mase::papers
