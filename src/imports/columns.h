// The columns of the borough's spreadsheet: one row is one child as the panel received them, with
// the data of the guide's second appendix (MR-55). Made from the form: a question that is added
// there is a column here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"

namespace mase::imports {

// What a row says beside the answers to the form.
inline constexpr std::string_view route_column = "route", received_column = "received_on",
                                  closed_column = "case_closed_on",
                                  reason_column = "case_closure_reason";
// Of a file that was saved here: who took it out, and for whom. It says nothing of the child.
inline constexpr std::string_view stamp_column = "copy";

struct Column {
    std::string name;                 // as the first row of the file has it: "person_sex.2"
    const forms::Question* question;  // nothing for a column of the row itself, and for a list's
    const forms::Section* list;       // of a list: holds "none known" in place of its rows
    int row = 0;                      // in a list, from 0
};

inline constexpr int list_rows = 5;  // of persons, places and so on, that one row may have

std::vector<Column> columns(const forms::Form&);
bool must_be_filled(std::string_view column);

// What it takes, for a person to read.
std::string takes(const forms::Form&, const Column&);

}  // namespace mase::imports
