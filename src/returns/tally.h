// Counts things by one measure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "returns/measure.h"
#include "returns/thing.h"

namespace mase::returns {

// What was counted for one measure.
struct Tally {
    std::map<std::string, int, std::less<>> codes;  // things by answer
    int answered = 0;  // with any answer at all, if only that it is not known
    int total = 0;
    // By both answers of a measure that has two; `not_answered` stands for none.
    std::map<std::pair<std::string, std::string>, int> cells = {};
    std::optional<int> middle = {};  // the median of a number, the lower of two
};

// A question that nobody has answered, not even with "not known": counted apart, so that the lines
// always add up.
inline constexpr std::string_view not_answered = "NOT_ANSWERED";

Tally tally(const Measure&, const std::vector<Thing>&, const forms::CodeLists&);

}  // namespace mase::returns
