#include "forms/checks.h"

#include <algorithm>
#include <array>
#include <regex>

namespace mase::forms {

namespace {

constexpr int oldest_child = 24;  // a care leaver may be one by a borough's setting (G-33)

std::string compact(std::string_view typed) {
    std::string out;
    for (const char character : typed) {
        if (character == ' ' || character == '-') continue;
        out += char(character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character);
    }
    return out;
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

bool is_case_number(std::string_view typed) {
    return typed.size() <= 20 && std::ranges::all_of(typed, [](char character) {
               return is_digit(character) || (character >= 'A' && character <= 'Z') ||
                      (character >= 'a' && character <= 'z');
           });
}

std::string checked_child_age(const std::string& words, Date today) {
    const auto born = parse_date(words);
    if (!born) return "";
    if (*born > today) return "The date of birth must be in the past";
    if (age_on(*born, today) > oldest_child)
        return "Check the date of birth: the panel hears of children, and care leavers up to 24";
    return "";
}

constexpr auto names = std::to_array<std::string_view>(
    {"not_in_future", "not_in_past", "child_age", "nhs_number", "upn", "postcode", "case_number"});

}  // namespace

bool is_check(std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::string check(std::string_view name, const std::string& words, Date today) {
    const auto date = parse_date(words);
    if (name == "not_in_future" && date && *date > today)
        return "The date must not be in the future";
    if (name == "not_in_past" && date && *date < today) return "The date must not be in the past";
    if (name == "child_age") return checked_child_age(words, today);
    if (name == "nhs_number" && !is_nhs_number(words))
        return "Check the NHS number: it has 10 digits, and the last one proves the others";
    if (name == "upn" && !is_upn(words))
        return "Check the UPN: a letter that proves the rest, then 12 digits";
    if (name == "postcode" && !is_postcode(words)) return "Enter a full postcode, such as ZZ99 3VZ";
    if (name == "case_number" && !is_case_number(words))
        return "Enter letters and digits only, at most 20";
    return "";
}

bool is_whole_number(std::string_view typed) {
    return !typed.empty() && typed.size() <= 9 && std::ranges::all_of(typed, is_digit);
}

bool is_nhs_number(std::string_view typed) {
    const std::string digits = compact(typed);
    if (digits.size() != 10 || !std::ranges::all_of(digits, is_digit)) return false;
    int sum = 0;
    for (std::size_t place = 0; place < 9; ++place) sum += (digits[place] - '0') * int(10 - place);
    const int expected = (11 - sum % 11) % 11;
    return expected != 10 && digits[9] - '0' == expected;
}

bool is_postcode(std::string_view typed) {
    static const std::regex shape(
        "GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKSTUW]|"
        "[A-HK-Y][0-9][ABEHMNPRVWXY])[0-9][ABD-HJLNP-UW-Z]{2}");
    const std::string code = compact(typed);
    return code == "ZZ993VZ" || code == "ZZ993WZ" || std::regex_match(code, shape);
}

bool is_upn(std::string_view typed) {
    constexpr std::string_view letters = "ABCDEFGHJKLMNPQRTUVWXYZ";  // no I, O or S
    const std::string upn = compact(typed);
    if (upn.size() != 13) return false;
    std::size_t sum = 0;
    for (std::size_t place = 1; place < upn.size(); ++place) {
        const bool is_last = place + 1 == upn.size();
        std::size_t value = std::size_t(upn[place] - '0');
        if (!is_digit(upn[place])) {
            value = letters.find(upn[place]);  // a temporary number ends in a letter
            if (!is_last || value == std::string_view::npos) return false;
        }
        sum += value * (place + 1);
    }
    return upn[0] == letters[sum % letters.size()];
}

}  // namespace mase::forms
