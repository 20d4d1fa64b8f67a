// The figures of a quarter as the page and every download show them.
#pragma once

#include <vector>

#include "audit/reading.h"
#include "returns/figure.h"
#include "returns/quarter.h"

namespace mase::returns {

std::vector<Figure> figures_of(const audit::Reading&, const forms::Form&, const panels::Panel&,
                               Quarter);

}  // namespace mase::returns
