#include "platform/csv.h"

#include <csv.h>

#include <algorithm>
#include <memory>

namespace mase {

namespace {

struct Rows {
    std::vector<std::vector<std::string>> all;
    std::vector<std::string> current;
};

void on_cell(void* cell, std::size_t size, void* data) {
    static_cast<Rows*>(data)->current.emplace_back(static_cast<const char*>(cell), size);
}

void on_row(int, void* data) {
    auto& rows = *static_cast<Rows*>(data);
    rows.all.push_back(std::move(rows.current));
    rows.current.clear();
}

}  // namespace

std::vector<std::vector<std::string>> csv_rows(const std::string& name, std::string_view file) {
    csv_parser parser{};
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        throw std::runtime_error("libcsv cannot start");
    const std::unique_ptr<csv_parser, void (*)(csv_parser*)> freed(&parser, csv_free);
    Rows rows;
    const std::size_t read = csv_parse(&parser, file.data(), file.size(), on_cell, on_row, &rows);
    if (read != file.size() || csv_fini(&parser, on_cell, on_row, &rows) != 0)
        throw CsvError(name + " row " + std::to_string(rows.all.size() + 1) +
                       ": quotes are not as RFC 4180 has them");
    return std::move(rows.all);
}

CsvTable::CsvTable(std::string name, std::string_view file, std::vector<std::string> columns)
    : name_(std::move(name)), columns_(std::move(columns)), rows_(csv_rows(name_, file)) {
    if (rows_.empty() || rows_.front() != columns_)
        throw CsvError(name_ + ": the first row must name exactly the columns it should have");
    rows_.erase(rows_.begin());
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (rows_[row].size() != columns_.size())
            throw CsvError(where(row) + ": has " + std::to_string(rows_[row].size()) +
                           " cells in place of " + std::to_string(columns_.size()));
    }
}

const std::string& CsvTable::at(std::size_t row, std::string_view column) const {
    const auto found = std::ranges::find(columns_, column);
    if (found == columns_.end()) throw std::logic_error("no such column in " + name_);
    return rows_.at(row)[std::size_t(found - columns_.begin())];
}

std::string CsvTable::where(std::size_t row) const {
    return name_ + " row " + std::to_string(row + 2);  // the header is row 1
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (!line.empty()) line += ',';
        line += '"';
        for (const char character : cell) {
            if (character == '"') line += '"';
            line += character;
        }
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace mase
