#include "core/ids.h"

namespace mase {

namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32
constexpr std::size_t text_length = 26;                                  // 130 bits, top two zero

}  // namespace

std::string text(const IdBytes& bytes) {
    std::string out(text_length, '0');
    unsigned held = 0;  // bits not yet written, from the end of the id towards its start
    int held_bits = 0;
    auto byte = bytes.rbegin();
    for (std::size_t place = text_length; place-- > 0;) {
        if (held_bits < 5 && byte != bytes.rend()) {
            held |= unsigned(*byte++) << held_bits;
            held_bits += 8;
        }
        out[place] = digits[held & 31U];
        held >>= 5;
        held_bits -= 5;
    }
    return out;
}

std::optional<IdBytes> parse_id_bytes(std::string_view typed) {
    if (typed.size() != text_length || typed[0] > '7') return std::nullopt;
    IdBytes bytes{};
    unsigned held = 0;
    int held_bits = 0;
    auto byte = bytes.rbegin();
    for (std::size_t place = text_length; place-- > 0;) {
        const std::size_t digit = digits.find(typed[place]);
        if (digit == std::string_view::npos) return std::nullopt;
        held |= unsigned(digit) << held_bits;
        held_bits += 5;
        if (held_bits >= 8 && byte != bytes.rend()) {
            *byte++ = std::uint8_t(held & 255U);
            held >>= 8;
            held_bits -= 8;
        }
    }
    return bytes;
}

IdBytes uuid_v7(Instant at, const std::array<std::uint8_t, 10>& random) {
    IdBytes bytes{};
    const auto millis = std::uint64_t(at.micros / 1000);
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = std::uint8_t(millis >> (8 * (5 - i)));
    for (std::size_t i = 0; i < random.size(); ++i) bytes[6 + i] = random[i];
    bytes[6] = std::uint8_t((bytes[6] & 0x0f) | 0x70);  // version 7
    bytes[8] = std::uint8_t((bytes[8] & 0x3f) | 0x80);  // variant of RFC 9562
    return bytes;
}

}  // namespace mase
