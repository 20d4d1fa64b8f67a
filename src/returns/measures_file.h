// Reads the return's measures and their sections from data/return/.
#pragma once

#include <vector>

#include "returns/measure.h"

namespace mase::returns {

// Throw CsvError saying which row is wrong.
std::vector<Measure> read_measures();
std::vector<Section> read_sections();

const Definition& definition();  // as it is compiled in, read once

}  // namespace mase::returns
