// A spreadsheet as rows of cells, out of a file and into one.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"
#include "imports/rows.h"

namespace mase::imports {

// The first sheet of an XLSX file, or a CSV file in UTF-8. The error is a sentence that says what
// to do; nothing in the file makes it throw.
std::expected<Sheet, std::string> read_sheet(std::string_view bytes);

// The rows as a file that can be read again: the same answers come back. A cell that a spreadsheet
// would take for a formula has an apostrophe before it, which is left out when it is read.
std::string template_csv(const forms::Form&);  // the names of the columns, to be filled in
// `stamp`: who took them out, for whom, when; stands in each row, and is not read again.
std::string write_sheet(const forms::Form&, const Spellings&, const std::vector<Row>&,
                        const std::string& stamp = {});

}  // namespace mase::imports
