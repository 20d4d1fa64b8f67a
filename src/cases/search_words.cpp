#include "cases/search_words.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>

namespace mase::cases {

namespace {

constexpr std::size_t shortest_beginning = 3;
constexpr std::size_t longest_beginning = 12;

// Latin-ASCII knows the letters that do not come apart, such as ł, ø, ß and the Turkish ı.
std::string plain_latin(std::string_view text) {
    static const auto transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
            "Any-Latin; NFKD; [:Mn:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no transliteration to Latin");
        return made;
    }();
    auto characters = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    transliterator->transliterate(characters);
    std::string plain;
    return characters.toUTF8String(plain);
}

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool joins(char c) {  // written or left out by different people in the same name
    return c == '\'' || c == '`' || c == '"';
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
        word.clear();
    };
    for (const char character : plain_latin(name)) {
        if (is_letter_or_digit(character)) {
            word += character;
        } else if (!joins(character)) {
            end_word();
        }
    }
    end_word();
    return words;
}

std::string number_word(std::string_view number) {
    std::string word;
    for (const char character : number) {
        if (character >= 'a' && character <= 'z') {
            word += char(character - 'a' + 'A');
        } else if (character != ' ' && character != '-') {
            word += character;
        }
    }
    return word;
}

std::vector<std::string> beginnings(const std::string& word) {
    std::vector<std::string> all;
    for (std::size_t length = shortest_beginning;
         length < word.size() && length <= longest_beginning; ++length)
        all.push_back(word.substr(0, length));
    return all;
}

}  // namespace mase::cases
