// Reads data/help/.
#pragma once

#include <string_view>

#include "home/help.h"

namespace mase::home {

// Throws std::runtime_error naming the row: a role that is none, or something left empty.
Help read_help();
std::vector<Answer> read_answers(std::string_view csv);
std::vector<Word> read_words(std::string_view csv);

}  // namespace mase::home
