// Sets out what was counted as the lines of a table: the groups and what they are made of, those
// without an answer, and the total they add up to. The page and the download show the same lines.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "panels/panel.h"
#include "returns/measure.h"

namespace mase::returns {

// What the store counted for one measure.
struct Tally {
    std::map<std::string, int> codes;  // children, or rows, by answer
    int answered = 0;                  // with any answer at all, if only that it is not known
    int total = 0;
};

enum class LineKind {
    counted,   // one of the lines that add up to the total
    of_which,  // part of the line above
    in_all,    // several answers taken together; adds to nothing
    total
};
std::string_view name(LineKind);

struct Line {
    LineKind kind;
    std::string code;
    std::string label;
    int count = 0;
    bool operator==(const Line&) const = default;
};

struct Figure {
    std::string id;
    std::string title;
    std::string unit;  // what is counted: "Children"
    std::string source;
    std::string note;
    std::vector<Line> lines;
};

// A question that nobody has answered, not even with "not known": counted apart, so that the lines
// always add up.
inline constexpr std::string_view not_answered = "NOT_ANSWERED";

Figure figure(const Measure&, const Tally&, const forms::CodeLists&, const panels::Panel&);

}  // namespace mase::returns
