// What pages show of one figure: its table with what stands beside the quarter, its bars, and how
// it was counted.
#pragma once

#include <functional>
#include <vector>

#include "platform/govuk.h"
#include "returns/figures.h"

namespace mase::returns {

// Where the cases behind a number are listed; no address: the number is plain text.
using BehindLine = std::function<Url(const Figure&, const Line&)>;

Html figure_part(const Figure&, const BehindLine&, bool with_bars);
// What a board asks first, in sentences: each number, and how it stands to the quarter before.
Html in_sentences(const Figure& summary);
Html trends_part(const std::vector<Trend>&);
Html definitions_part(const forms::Form&);  // of every measure, out of data/return/

}  // namespace mase::returns
