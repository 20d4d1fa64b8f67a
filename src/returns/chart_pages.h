// Drawings of numbers: bars by answer and bars over time. Each says what it shows in words, carries
// every number as text, and stands beside a table that says the same, so it needs no colour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/html.h"

namespace mase::returns {

struct Bar {
    std::string label;
    std::optional<int> number;  // none: no data
};

// Lying bars, each beneath its label; for answers, whose labels are long.
Html bars(const std::string& id, const std::string& title, const std::vector<Bar>&);
// Standing bars side by side; for quarters.
Html columns(const std::string& id, const std::string& title, const std::vector<Bar>&);

}  // namespace mase::returns
