// Bytes as lines that are printed, read out and typed in again: each with its number and two
// letters that show which of them was mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mase::keeping {

// "01 k7qm2 x9d4t ... c5": the line's number, up to six groups of five of Crockford's base 32, and
// the two letters that fit only this line.
std::vector<std::string> share_lines(std::string_view bytes);

struct TypedLines {
    std::string bytes;       // empty unless every line is right
    std::vector<int> wrong;  // mistyped, or not where they belong, by their number; 0: no line
};
// Lines that don't begin with a number are no part of it. Capitals, spaces and hyphens don't
// matter, nor o for 0, nor i and l for 1.
TypedLines typed_share_lines(std::string_view text);

}  // namespace mase::keeping
