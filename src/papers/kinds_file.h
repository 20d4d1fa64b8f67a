// data/papers/kinds.csv: what may be attached.
#pragma once

#include <vector>

#include "papers/kind.h"

namespace mase::papers {

std::vector<Kind> read_kinds();            // throws std::runtime_error when the file is unsound
const std::vector<Kind>& allowed_kinds();  // read once

}  // namespace mase::papers
