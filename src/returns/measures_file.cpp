#include "returns/measures_file.h"

#include <algorithm>
#include <array>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::returns {

namespace {

constexpr auto layout_names =
    std::to_array<std::string_view>({"codes", "groups", "groups_alone", "home", "bands", "table"});

CsvError unknown(const CsvTable& table, std::size_t row, std::string_view column) {
    return CsvError(table.where(row) + ": unknown " + std::string(column));
}

Counted counted_named(const CsvTable& table, std::size_t row) {
    for (int at = 0; at <= int(Counted::episode); ++at) {
        if (kind(Counted(at)).name == table.at(row, "counts")) return Counted(at);
    }
    throw unknown(table, row, "counts");
}

Layout layout_named(const CsvTable& table, std::size_t row) {
    const auto found = std::ranges::find(layout_names, table.at(row, "lines"));
    if (found == layout_names.end()) throw unknown(table, row, "lines");
    return Layout(found - layout_names.begin());
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
    const CsvTable table(file, embedded(file),
                         {"measure", "section", "title", "questions", "codes", "by", "by_codes",
                          "counts", "lines", "drawn", "source", "note"});
    std::vector<Measure> read;
    for (std::size_t row = 0; row < table.size(); ++row) {
        read.push_back({.id = table.at(row, "measure"),
                        .section = table.at(row, "section"),
                        .title = table.at(row, "title"),
                        .questions = split(table.at(row, "questions")),
                        .codes = table.at(row, "codes"),
                        .by = table.at(row, "by"),
                        .by_codes = table.at(row, "by_codes"),
                        .counts = counted_named(table, row),
                        .layout = layout_named(table, row),
                        .is_drawn = table.at(row, "drawn") == "bars",
                        .source = table.at(row, "source"),
                        .note = table.at(row, "note")});
    }
    return read;
}

std::vector<Section> read_sections() {
    const std::string file = "data/return/sections.csv";
    const CsvTable table(file, embedded(file), {"section", "title", "lead", "edition"});
    std::vector<Section> read;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string& edition = table.at(row, "edition");
        if (edition != "both" && edition != "restricted") throw unknown(table, row, "edition");
        read.push_back({.id = table.at(row, "section"),
                        .title = table.at(row, "title"),
                        .lead = table.at(row, "lead"),
                        .is_restricted = edition == "restricted"});
    }
    return read;
}

const Definition& definition() {
    static const Definition read{read_sections(), read_measures()};
    return read;
}

}  // namespace mase::returns
