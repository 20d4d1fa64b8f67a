// Comma-separated files (RFC 4180), read strictly by libcsv; columns are asked for by name.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mase {

struct CsvError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// All rows as they stand, the first one with them. `name` is for the message of a CsvError alone.
std::vector<std::vector<std::string>> csv_rows(const std::string& name, std::string_view file);

class CsvTable {
public:
    // Throws CsvError for a broken file, a row of another length, or a column that is not wanted
    // or not there. `name` is for the message alone.
    CsvTable(std::string name, std::string_view file, std::vector<std::string> columns);

    std::size_t size() const { return rows_.size(); }
    const std::string& at(std::size_t row, std::string_view column) const;
    std::string where(std::size_t row) const;  // "questions.csv row 12", as an editor numbers it

private:
    std::string name_;
    std::vector<std::string> columns_;
    std::vector<std::vector<std::string>> rows_;
};

std::string csv_line(const std::vector<std::string>& cells);  // ends with CRLF

}  // namespace mase
