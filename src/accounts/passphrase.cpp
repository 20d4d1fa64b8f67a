#include "accounts/passphrase.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mase::accounts {

namespace {

constexpr std::size_t run_length = 4;
constexpr std::size_t shortest_name = 3;    // as a word of its own
constexpr std::size_t shortest_inside = 5;  // anywhere in it

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}
bool is_letter(char character) {
    return (character >= 'a' && character <= 'z') ||
           (static_cast<unsigned char>(character) & 0x80U);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    return out;
}

std::size_t characters(std::string_view text) {
    return std::size_t(std::ranges::count_if(text, [](char character) {
        return (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
    }));
}

char read_as_letter(char character) {
    switch (character) {
        case '0': return 'o';
        case '1':
        case '!':
        case '|':
        case 'l': return 'i';
        case '3': return 'e';
        case '4':
        case '@': return 'a';
        case '5':
        case '$': return 's';
        case '7': return 't';
        default: return character;
    }
}

// Without spaces and signs, so that "pass-word" is the word.
std::string plain(std::string_view text) {
    std::string out = lower(text);
    std::erase_if(out,
                  [](char character) { return !is_letter(character) && !is_digit(character); });
    return out;
}

std::string as_read(std::string_view text) {
    std::string out = lower(text);
    std::ranges::transform(out, out.begin(), read_as_letter);
    return plain(out);
}

void take_out(std::string& text, const std::string& part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.replace(at, part.size(), "\n");  // so that what stood around it is no new word
}

std::size_t left(std::string text, const std::vector<std::string>& parts) {
    for (const std::string& part : parts) take_out(text, part);
    std::erase_if(text, [](char character) { return character == '\n' || is_digit(character); });
    return characters(text);
}

// "kestrelkestrel" has no more in it than "kestrel".
std::string without_repeats(const std::string& text) {
    for (std::size_t length = 1; length <= text.size() / 2; ++length) {
        bool repeats = true;
        for (std::size_t at = length; repeats && at < text.size(); ++at)
            repeats = text[at] == text[at - length];
        if (repeats) return text.substr(0, length);
    }
    return text;
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char character : lower(text) + " ") {
        if (is_letter(character)) {
            word += character;
        } else if (!word.empty()) {
            words.insert(std::exchange(word, ""));
        }
    }
    return words;
}

bool has_own(const std::string& passphrase, const Whose& whose) {
    const std::string all = plain(passphrase);
    const auto words = words_of(passphrase);
    if (!whose.email.empty() && all.contains(plain(whose.email))) return true;
    auto own = words_of(whose.name);
    own.merge(words_of(whose.email.substr(0, whose.email.find('@'))));
    return std::ranges::any_of(own, [&](const std::string& part) {
        return (part.size() >= shortest_inside && all.contains(part)) ||
               (characters(part) >= shortest_name && words.contains(part));
    });
}

}  // namespace

Common::Common(const std::vector<std::string>& words, const std::vector<std::string>& rows) {
    std::set<std::string> parts;
    for (const std::string& word : words) parts.insert(plain(word));
    for (const std::string& row : rows) {
        for (std::size_t at = 0; at + run_length <= row.size(); ++at) {
            std::string run = row.substr(at, run_length);
            parts.insert(run);
            std::ranges::reverse(run);
            parts.insert(run);
        }
    }
    parts_.assign(parts.begin(), parts.end());
    std::ranges::stable_sort(parts_, std::ranges::greater(), &std::string::size);
    for (const std::string& part : parts_) parts_as_read_.push_back(as_read(part));
}

std::size_t Common::uncommon(std::string_view passphrase) const {
    return std::min(left(without_repeats(plain(passphrase)), parts_),
                    left(without_repeats(as_read(passphrase)), parts_as_read_));
}

Problems passphrase_problems(const std::string& field, const std::string& passphrase,
                             const Whose& whose, const Common& common) {
    std::vector<std::string> faults;
    if (characters(passphrase) < shortest_passphrase)
        faults.push_back("Use at least " + std::to_string(shortest_passphrase) +
                         " characters: three or four words that do not belong together");
    if (characters(passphrase) > longest_passphrase)
        faults.push_back("Use " + std::to_string(longest_passphrase) + " characters or fewer");
    if (has_own(passphrase, whose)) faults.emplace_back("Leave out your name and email address");
    if (!passphrase.empty() && common.uncommon(passphrase) < least_uncommon)
        faults.emplace_back(
            "Use words that others would not try: not passwords, names of days and places, rows of "
            "keys, numbers, or the same again");
    if (faults.empty()) return {};
    std::string words;
    for (const std::string& fault : faults) words += (words.empty() ? "" : ". ") + fault;
    return {{field, words}};
}

}  // namespace mase::accounts
