// Reading an Excel workbook (ECMA-376): the cells of a sheet as text.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mase {

struct XlsxError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Rows from the first on, each as long as the longest; a date is its ISO text. Throws XlsxError
// for a file that is broken or encrypted, or that unpacks to more than 256 MB.
std::vector<std::vector<std::string>> first_sheet(std::string_view file);
std::vector<std::vector<std::string>> sheet(std::string_view file, std::size_t number);  // from 0

}  // namespace mase
