#include "cases/name_sounds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mase::cases {

namespace {

constexpr std::size_t shortest_misspelt = 4;

// Groups of letters that stand for one sound, the longer before what they begin with.
constexpr auto sounds = std::to_array<std::pair<std::string_view, char>>({
    {"qu", 'k'}, {"kw", 'k'}, {"sch", 's'}, {"szcz", 's'}, {"shch", 's'}, {"tch", 's'}, {"cz", 's'},
    {"ch", 's'}, {"sz", 's'}, {"sh", 's'},  {"ph", 'f'},   {"th", 't'},   {"dh", 't'},  {"kh", 'k'},
    {"gh", 'k'}, {"ck", 'k'}, {"ce", 's'},  {"ci", 's'},   {"b", 'p'},    {"p", 'p'},   {"d", 't'},
    {"t", 't'},  {"g", 'k'},  {"k", 'k'},   {"q", 'k'},    {"c", 'k'},    {"x", 'k'},   {"f", 'f'},
    {"v", 'f'},  {"w", 'f'},  {"s", 's'},   {"z", 's'},    {"j", 's'},    {"l", 'l'},   {"m", 'm'},
    {"n", 'n'},  {"r", 'r'},
});

// The sound at the beginning of `rest`, and how many letters it takes; none for vowels and h.
std::pair<char, std::size_t> first_sound(std::string_view rest) {
    for (const auto& [letters, sound] : sounds) {
        if (rest.starts_with(letters)) return {sound, letters.size()};
    }
    return {'\0', 1};
}

bool are_swapped_first(std::string_view one, std::string_view other) {
    return one.size() > 1 && one.size() == other.size() && one[0] == other[1] &&
           one[1] == other[0] && one.substr(2) == other.substr(2);
}

bool is_one_apart(std::string_view shorter, std::string_view longer) {
    std::size_t at = 0;
    while (at < shorter.size() && shorter[at] == longer[at]) ++at;
    const std::string_view rest = shorter.substr(at), other = longer.substr(at);
    if (shorter.size() < longer.size()) return rest == other.substr(1);
    return rest.size() < 2 || rest.substr(1) == other.substr(1) || are_swapped_first(rest, other);
}

}  // namespace

std::string sound_of(std::string_view word) {
    std::string key;
    while (!word.empty()) {
        const auto [sound, length] = first_sound(word);
        if (sound != '\0' && (key.empty() || key.back() != sound)) key += sound;
        word.remove_prefix(length);
    }
    return key;
}

std::string letters_of(std::string_view word) {
    std::string letters(word);
    std::ranges::sort(letters);
    return letters;
}

bool is_transposed(std::string_view one, std::string_view other) {
    if (one == other) return false;
    const auto differs = std::ranges::mismatch(one, other);
    return are_swapped_first({differs.in1, one.end()}, {differs.in2, other.end()});
}

bool is_misspelling(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (one.size() < shortest_misspelt || other.size() - one.size() > 1 || one == other)
        return false;
    return is_one_apart(one, other);
}

}  // namespace mase::cases
