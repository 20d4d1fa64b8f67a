// Counts the answers that the return is made of. No name is opened; for ages, the sealed dates of
// birth are.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "returns/figure.h"
#include "returns/quarter.h"

namespace mase::returns {

// By the id of the measure. Every child of the quarter once, by the latest snapshot of any of their
// cases that is not after the quarter's end (rules.md 38).
std::map<std::string, Tally> tallies(const audit::Reading&, const forms::Form&,
                                     const std::vector<Measure>&, Quarter);

}  // namespace mase::returns
