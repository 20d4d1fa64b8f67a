// Keys under which a name is found though it was heard or typed a little differently.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mase::cases {

// Of one word of name_words(): alike for words that sound alike in the languages spoken here, such
// as Mohammed and Muhamad, or Zofia and Sophia. Empty when the word has no consonant.
std::string sound_of(std::string_view word);

// The letters or digits in order: alike for words in which some changed places.
std::string letters_of(std::string_view word);

// By two neighbours that changed places, and by nothing else.
bool is_transposed(std::string_view one, std::string_view other);

// By one letter more, less or other, or by two neighbours that changed places. Short words differ
// by so little that nothing follows from it.
bool is_misspelling(std::string_view one, std::string_view other);

}  // namespace mase::cases
