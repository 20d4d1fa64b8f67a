#include "editions/edition_file.h"

#include <algorithm>
#include <array>

#include "platform/csv.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

constexpr std::array<std::string_view, 5> fate_names{"shown", "small", "large", "tied", "blank"};
constexpr std::size_t columns = 8;

template <class Kind, class Names>
Kind named(const Names& names, const std::string& wanted) {
    const auto found = std::ranges::find(names, wanted);
    if (found == names.end()) throw CsvError("a published return says " + wanted);
    return Kind(found - names.begin());
}

LineKind kind_named(const std::string& wanted) {
    std::vector<std::string_view> names;
    for (int kind = 0; kind <= int(LineKind::total); ++kind) names.push_back(name(LineKind(kind)));
    return named<LineKind>(names, wanted);
}

}  // namespace

std::string written(const Content& content) {
    std::string text =
        csv_line({"return", "1", std::to_string(content.threshold), "", "", "", "", ""});
    for (const Frozen& frozen : content.figures) {
        const Figure& figure = frozen.figure;
        text +=
            csv_line({"figure", figure.id, figure.title, figure.unit, figure.source, figure.note,
                      figure.section, figure.is_restricted ? "restricted" : "both"});
        for (std::size_t i = 0; i < figure.lines.size(); ++i) {
            const Line& line = figure.lines[i];
            text += csv_line({std::string(name(line.kind)), line.code, line.label,
                              std::to_string(line.count),
                              std::string(fate_names.at(std::size_t(frozen.fates.at(i)))),
                              line.is_found ? "found" : "", "", ""});
        }
    }
    for (const Source& source : content.sources)
        text += csv_line({"source", source.name, source.hash, "", "", "", "", ""});
    return text;
}

Content read_content(std::string_view text) {
    Content content;
    for (const auto& row : csv_rows("a published return", text)) {
        if (row.size() != columns) throw CsvError("a published return is not whole");
        if (row[0] == "return") {
            content.threshold = std::stoi(row[2]);
        } else if (row[0] == "figure") {
            content.figures.push_back({{.id = row[1],
                                        .title = row[2],
                                        .unit = row[3],
                                        .source = row[4],
                                        .note = row[5],
                                        .lines = {},
                                        .section = row[6],
                                        .is_restricted = row[7] == "restricted"},
                                       {}});
        } else if (row[0] == "source") {
            content.sources.push_back({row[1], row[2]});
        } else {
            Frozen& frozen = content.figures.at(content.figures.size() - 1);
            frozen.figure.lines.push_back({.kind = kind_named(row[0]),
                                           .code = row[1],
                                           .label = row[2],
                                           .count = std::stoi(row[3]),
                                           .is_found = row[5] == "found"});
            frozen.fates.push_back(named<Fate>(fate_names, row[4]));
        }
    }
    return content;
}

}  // namespace mase::editions
