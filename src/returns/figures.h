// All figures of one quarter's return, and its numbers over the last two years.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "returns/figure.h"
#include "returns/ledger.h"
#include "returns/quarter.h"

namespace mase::returns {

inline constexpr int trend_quarters = 8;

// What was loaded to count one quarter and what stands beside it.
struct Counts {
    Quarter quarter;
    Quarter first;  // in which the borough has anything: before it there is no data, not nought
    Ledger ledger;

    // The quarter, the one before, the same a year before, and the year to date.
    std::array<std::optional<Period>, 4> periods() const;
};

std::vector<Figure> figures_of(const Counts&, const Definition&, const forms::Form&,
                               const panels::Panel&);

// One number over eight quarters, the oldest first; none where there is no data.
struct Trend {
    std::string id;
    std::string title;
    std::vector<Quarter> quarters;
    std::vector<std::optional<int>> numbers;
};
std::vector<Trend> trends_of(const Counts&);

// The things that were counted in a line of one of its figures; nothing when there is no such line.
std::optional<std::vector<Thing>> behind(const Counts&, const Measure&, LineKind,
                                         std::string_view code, const forms::Form&,
                                         const panels::Panel&);
// Everything that its figures count in the quarter, and all that is known of it, as text: the same
// for as long as nothing of that changes, whatever comes to the panel afterwards.
std::string written(const Counts&);

}  // namespace mase::returns
