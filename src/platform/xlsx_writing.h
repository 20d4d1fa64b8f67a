// Writing an Excel workbook (ECMA-376): plain tables of words and whole numbers.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mase {

using XlsxCell = std::variant<std::string, std::int64_t>;

struct XlsxSheet {
    std::string name;            // of a tab: shortened to 31 characters, and never two alike
    std::vector<double> widths;  // of its columns, in characters
    std::vector<std::vector<XlsxCell>> rows;  // the first stays in sight, in bold
    bool wraps = false;                       // long words are broken into lines
    std::vector<std::size_t> bold = {};       // rows that stand out besides the first
    std::string marking = {};  // at the top and bottom of each sheet of paper, in bold
    std::string stamp = {};    // beneath it; shortened where it is long
};

// The same bytes for the same sheets.
std::string xlsx_file(const std::vector<XlsxSheet>&);

}  // namespace mase
