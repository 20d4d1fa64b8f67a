#include "returns/measures_file.h"

#include <algorithm>
#include <array>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::returns {

namespace {

constexpr auto counted_names = std::to_array<std::string_view>({"child", "row"});
constexpr auto layout_names =
    std::to_array<std::string_view>({"codes", "groups", "groups_alone", "home"});

template <class Kind, std::size_t size>
Kind named(const std::array<std::string_view, size>& names, const CsvTable& table, std::size_t row,
           std::string_view column) {
    const auto found = std::ranges::find(names, table.at(row, column));
    if (found == names.end()) throw CsvError(table.where(row) + ": unknown " + std::string(column));
    return Kind(found - names.begin());
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find('+'));
        parts.emplace_back(part);
        list.remove_prefix(std::min(part.size() + 1, list.size()));
    }
    return parts;
}

}  // namespace

std::vector<Measure> read_measures() {
    const std::string file = "data/return/measures.csv";
    const CsvTable table(
        file, embedded(file),
        {"measure", "title", "questions", "codes", "counts", "lines", "source", "note"});
    std::vector<Measure> measures;
    for (std::size_t row = 0; row < table.size(); ++row) {
        measures.push_back({.id = table.at(row, "measure"),
                            .title = table.at(row, "title"),
                            .questions = split(table.at(row, "questions")),
                            .codes = table.at(row, "codes"),
                            .counts = named<Counted>(counted_names, table, row, "counts"),
                            .layout = named<Layout>(layout_names, table, row, "lines"),
                            .source = table.at(row, "source"),
                            .note = table.at(row, "note")});
    }
    return measures;
}

}  // namespace mase::returns
