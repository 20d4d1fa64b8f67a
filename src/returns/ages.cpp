#include "returns/ages.h"

#include <charconv>
#include <optional>

namespace mase::returns {

namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

bool falls_under(std::string_view band, int age) {
    if (band.starts_with('U')) {
        const auto limit = number(band.substr(1));
        return limit && age < *limit;
    }
    if (band.ends_with('P')) {
        const auto least = number(band.substr(0, band.size() - 1));
        return least && age >= *least;
    }
    const std::size_t line = band.find('_');
    const auto from = number(band.substr(0, line));
    const auto to = line == std::string_view::npos ? from : number(band.substr(line + 1));
    return from && to && *from <= age && age <= *to;
}

}  // namespace

std::string age_band(const std::vector<forms::Code>& bands, int age) {
    for (const forms::Code& band : bands) {
        if (falls_under(band.code, age)) return band.code;
    }
    return "";
}

}  // namespace mase::returns
