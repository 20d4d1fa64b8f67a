#include "platform/form_data.h"

#include <algorithm>

#include "core/date.h"
#include "platform/utf8.h"

namespace mase {

namespace {

constexpr std::size_t most_pairs = 2'000;

int hex(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view encoded) {
    std::string bytes;
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        char character = encoded[at];
        if (character == '+') {
            character = ' ';
        } else if (character == '%' && at + 2 < encoded.size() && hex(encoded[at + 1]) >= 0 &&
                   hex(encoded[at + 2]) >= 0) {
            character = char(hex(encoded[at + 1]) * 16 + hex(encoded[at + 2]));
            at += 2;
        }
        if (character != '\0') bytes += character;
    }
    return clean_utf8(bytes);
}

std::string tidy(std::string_view value) {
    std::string text;
    for (const char character : value) {
        if (character != '\r') text += character;
    }
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

std::string padded(const std::string& digits) {
    return digits.size() == 1 ? "0" + digits : digits;
}

}  // namespace

std::string FormData::text(std::string_view name) const {
    const auto found = std::ranges::find(
        pairs_, name, [](const auto& pair) -> std::string_view { return pair.first; });
    return found == pairs_.end() ? "" : tidy(found->second);
}

std::vector<std::string> FormData::values(std::string_view name) const {
    std::vector<std::string> found;
    for (const auto& [key, value] : pairs_) {
        if (key == name && !tidy(value).empty()) found.push_back(tidy(value));
    }
    return found;
}

bool FormData::has(std::string_view name) const {
    return std::ranges::any_of(pairs_, [&](const auto& pair) { return pair.first == name; });
}

std::string FormData::date(std::string_view name) const {
    const std::string field(name), day = text(field + "-day"), month = text(field + "-month"),
                                   year = text(field + "-year");
    if (day.empty() && month.empty() && year.empty()) return "";
    const std::string iso = year + "-" + padded(month) + "-" + padded(day);
    return parse_date(iso) ? iso : day + "/" + month + "/" + year;
}

const FormFile* FormData::file(std::string_view field) const {
    const auto found = std::ranges::find(files_, field, &FormFile::field);
    return found == files_.end() ? nullptr : &*found;
}

FormData parse_form(std::string_view encoded) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!encoded.empty() && pairs.size() < most_pairs) {
        const std::string_view pair = encoded.substr(0, encoded.find('&'));
        encoded.remove_prefix(std::min(pair.size() + 1, encoded.size()));
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        pairs.emplace_back(decoded(pair.substr(0, equals)), decoded(value));
    }
    return FormData(std::move(pairs));
}

}  // namespace mase
