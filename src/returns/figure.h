// Sets out what was counted as the lines of a table: the groups and what they are made of, those
// without an answer, and the total they add up to. The page and the download show the same lines.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "panels/panel.h"
#include "returns/tally.h"

namespace mase::returns {

enum class LineKind {
    counted,   // one of the lines that add up to the total
    of_which,  // part of the line above
    in_all,    // several answers taken together; adds to nothing
    total
};
std::string_view name(LineKind);

// Beside the quarter itself. The year to date begins in April and ends with the quarter.
enum class Beside { previous, last_year, to_date };

struct Line {
    LineKind kind;
    std::string code;
    std::string label;
    int count = 0;
    std::array<std::optional<int>, 3> beside = {};  // none: no data, or not compared
    // It stands here only because there was some of it, in the quarter or in a period beside it.
    bool is_found = false;
    bool operator==(const Line&) const = default;
};

struct Column {  // of a two-way table
    std::string code;
    std::string label;
    bool operator==(const Column&) const = default;
};

struct Figure {
    std::string id;
    std::string title;
    std::string unit;  // what is counted: "Children"
    std::string source;
    std::string note;
    std::vector<Line> lines;
    std::string section = {};
    bool is_restricted = false;  // stands in no edition but the restricted one
    // Of a two-way table: after each counted line, one that is part of it for each of these; before
    // the total, one `in_all` line for each, with the sum of its column.
    std::vector<Column> columns = {};
    bool is_of_number = false;
    std::optional<int> middle = {};  // the median of a number; none when nobody has one
    std::array<std::optional<int>, 3> middle_beside = {};
};

// What was counted in the quarter, then in each period beside it; nothing for one from before the
// borough's first data.
using Tallies = std::array<std::optional<Tally>, 4>;

// `every_part`: also those parts that say nothing new beside the line above.
Figure figure(const Measure&, const Tallies&, const forms::Form&, const panels::Panel&,
              bool every_part = false);

}  // namespace mase::returns
