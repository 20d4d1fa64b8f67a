// A published return as files. They are documented in docs/guides/return.md.
#pragma once

#include <string>
#include <vector>

#include "editions/edition.h"

namespace mase::editions {

inline constexpr std::string_view key_to_withheld =
    "A c stands for a number that is not shown: it is small, or a small one could be worked out "
    "from it. A 0 is a true nought. Of long lists, and of what a line is made of, only larger "
    "numbers are listed: an answer that is not there is nought, or is not shown.";

std::string marking_of(Reader);  // at the top and bottom of each sheet of paper
// `stamp`: who made the copy, and for whom.
std::string csv_of(const Edition&, Reader, const std::string& stamp);
// `all` of its quarter, the oldest first.
std::string xlsx_of(const std::vector<Edition>& all, const Edition&, Reader,
                    const std::string& stamp);
std::string file_name(const Edition&, Reader, std::string_view ending);

}  // namespace mase::editions
