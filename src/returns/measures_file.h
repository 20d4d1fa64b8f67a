// Reads the return's measures from data/return/.
#pragma once

#include <vector>

#include "returns/measure.h"

namespace mase::returns {

// Throws CsvError saying which row is wrong.
std::vector<Measure> read_measures();

}  // namespace mase::returns
