// How a name or a number is written before it is hashed, so that it is found however it is typed:
// "O’Brien-Łuczak", "obrien luczak" and "LUCZAK OBRIEN" are the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mase::cases {

// The words of a name: Latin letters without marks, in lower case, each word once. Apostrophes are
// left out; everything else that is no letter or digit parts words.
std::vector<std::string> name_words(std::string_view name);

// A number without its spaces and hyphens, in capitals: "999 000 0018" is "9990000018".
std::string number_word(std::string_view number);

// Beginnings of a word by which it is found as well, from three letters on.
std::vector<std::string> beginnings(const std::string& word);

}  // namespace mase::cases
