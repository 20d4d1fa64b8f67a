// The rows of the borough's spreadsheet, checked as a whole: every fault of every row at once, each
// with its place and what would be accepted. Nothing is written here.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "forms/answers.h"
#include "imports/cell.h"

namespace mase::imports {

using Sheet = std::vector<std::vector<std::string>>;  // rows of cells

struct Row {
    int line = 0;  // as a spreadsheet numbers it: the names of the columns are line 1
    std::string route;
    Date received_on;
    std::optional<Date> closed_on;
    std::string closure_reason;  // of closure_reasons; empty while open
    forms::Answers answers;
};

struct Fault {
    int line = 0;
    std::string column;  // empty when it is of the whole row or file
    std::string value;   // as it was written
    std::string problem;
};

struct Checked {
    std::vector<Row> rows;  // those without a fault
    std::vector<Fault> faults;
    int size = 0;             // rows there were
    bool is_readable = true;  // otherwise no row could be looked at, and none can be chosen
};

// The first row of the sheet names the columns.
Checked check(const forms::Form&, const Spellings&, const Sheet&, Date today);

// By what a child is known again within imported files: the NHS number, else the case number, else
// the names and the date of birth.
std::string child_key(const forms::Answers&);

}  // namespace mase::imports
