// The figures of a quarter as the page and every download show them.
#pragma once

#include <vector>

#include "audit/reading.h"
#include "returns/figures.h"

namespace mase::returns {

Counts count(const audit::Reading&, const forms::Form&, Quarter);

std::vector<Figure> figures_of(const audit::Reading&, const forms::Form&, const panels::Panel&,
                               Quarter);

}  // namespace mase::returns
