// Reads the return's measures and their sections from data/return/.
#pragma once

#include <vector>

#include "returns/measure.h"

namespace mase::returns {

// Throw CsvError saying which row is wrong.
std::vector<Measure> read_measures();
std::vector<Section> read_sections();

// As they are compiled in, read once.
const std::vector<Measure>& measures();
const std::vector<Section>& sections();
const Measure* find_measure(std::string_view id);  // none when there is no such measure

}  // namespace mase::returns
