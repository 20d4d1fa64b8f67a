// The bands that ages are counted in.
#pragma once

#include <string>
#include <vector>

#include "forms/codes.h"

namespace mase::returns {

// The code of a list such as child_ages that an age falls under: U10 is under 10, 10_12 from 10 to
// 12, 15 only 15, 18P 18 or over. "" when none does.
std::string age_band(const std::vector<forms::Code>& bands, int age);

}  // namespace mase::returns
