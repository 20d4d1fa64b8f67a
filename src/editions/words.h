// What is said of a shareable edition beside its numbers: the same on its page, on paper and in its
// workbook.
#pragma once

#include <string>
#include <vector>

#include "editions/edition.h"

namespace mase::editions {

std::string shown_words(const Edition&);  // "Of its 214 numbers 180 are shown."
// Why it shows far fewer than the edition before it, of `all` of its quarter; empty when it does
// not. A correction that adds or takes a child mostly shows nothing new: beside the edition before
// it, any number would tell of that child.
std::string little_shown_words(const std::vector<Edition>& all, const Edition&);

}  // namespace mase::editions
