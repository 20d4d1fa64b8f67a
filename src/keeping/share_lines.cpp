#include "keeping/share_lines.h"

#include <cctype>
#include <cstdint>
#include <sstream>

namespace mase::keeping {

namespace {

constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32
constexpr std::size_t group = 5;
constexpr std::size_t on_a_line = 30;

// Below 32 * 32 and prime: one letter that is another, and two that changed places, always show.
constexpr std::uint32_t check_prime = 1021;

std::string check_letters(int line, std::string_view data) {
    std::uint32_t sum = std::uint32_t(line);
    for (std::size_t i = 0; i < data.size(); ++i)
        sum = (sum + std::uint32_t(i + 2) * std::uint32_t(letters.find(data[i]) + 1)) % check_prime;
    return {letters[sum >> 5U], letters[sum & 31U]};
}

std::string as_letters(std::string_view bytes) {
    std::string out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = held << 8U | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) out += letters[held >> (bits - 5) & 31U];
        held &= (1U << bits) - 1;
    }
    if (bits > 0) out += letters[held << (5 - bits) & 31U];
    return out;
}

std::string as_bytes(std::string_view data) {
    std::string out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char letter : data) {
        held = held << 5U | std::uint32_t(letters.find(letter));
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>(held >> bits & 255U);
        }
        held &= (1U << bits) - 1;
    }
    return out;
}

// What was typed as the letters that were meant; empty when one is none of them.
std::string meant(std::string_view typed) {
    std::string out;
    for (const char each : typed) {
        char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
        if (letter == ' ' || letter == '-' || letter == '\r' || letter == '\t') continue;
        if (letter == 'o') letter = '0';
        if (letter == 'i' || letter == 'l') letter = '1';
        if (!letters.contains(letter)) return "";
        out += letter;
    }
    return out;
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

}  // namespace

std::vector<std::string> share_lines(std::string_view bytes) {
    std::vector<std::string> lines;
    const std::string all = as_letters(bytes);
    for (std::size_t at = 0; at < all.size(); at += on_a_line) {
        const int number = int(lines.size()) + 1;
        const std::string data = all.substr(at, on_a_line);
        std::string line = (number < 10 ? "0" : "") + std::to_string(number);
        for (std::size_t i = 0; i < data.size(); i += group) line += ' ' + data.substr(i, group);
        lines.push_back(line + ' ' + check_letters(number, data));
    }
    return lines;
}

TypedLines typed_share_lines(std::string_view text) {
    TypedLines typed;
    std::string all;
    std::istringstream lines{std::string(text)};
    int expected = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos || line.size() < begin + 3) continue;
        if (!is_digit(line[begin]) || !is_digit(line[begin + 1]) || line[begin + 2] != ' ')
            continue;
        ++expected;
        const int number = (line[begin] - '0') * 10 + (line[begin + 1] - '0');
        const std::string data = meant(std::string_view(line).substr(begin + 2));
        if (number != expected || data.size() < 3 ||
            check_letters(number, std::string_view(data).substr(0, data.size() - 2)) !=
                data.substr(data.size() - 2)) {
            typed.wrong.push_back(expected);
            continue;
        }
        all += data.substr(0, data.size() - 2);
    }
    if (expected == 0) typed.wrong.push_back(0);
    if (typed.wrong.empty()) typed.bytes = as_bytes(all);
    return typed;
}

}  // namespace mase::keeping
