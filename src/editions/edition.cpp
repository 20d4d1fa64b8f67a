#include "editions/edition.h"

#include <algorithm>
#include <array>

#include "platform/csv.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

constexpr std::array<std::string_view, 5> fate_names{"shown", "small", "large", "tied", "blank"};
constexpr std::size_t columns = 6;

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

const Line* same_line(const std::vector<Line>& lines, const Line& wanted) {
    const auto found = std::ranges::find_if(lines, [&](const Line& line) {
        return line.kind == wanted.kind && line.code == wanted.code;
    });
    return found == lines.end() ? nullptr : &*found;
}

void compare(const Figure& frozen, const Figure& now, std::vector<Difference>& all) {
    for (const Line& line : frozen.lines) {
        const Line* today = same_line(now.lines, line);
        if (today && today->count == line.count) continue;
        if (!today && line.count == 0) continue;  // long lists leave out what nobody has
        all.push_back({frozen.title, line.label, line.count,
                       today ? std::optional(today->count) : std::nullopt});
    }
    for (const Line& line : now.lines) {
        if (line.count != 0 && !same_line(frozen.lines, line))
            all.push_back({now.title, line.label, std::nullopt, line.count});
    }
}

}  // namespace

std::string written(const Content& content) {
    std::string text = csv_line({"return", "1", std::to_string(content.threshold), "", "", ""});
    for (const Frozen& frozen : content.figures) {
        const Figure& figure = frozen.figure;
        text +=
            csv_line({"figure", figure.id, figure.title, figure.unit, figure.source, figure.note});
        for (std::size_t i = 0; i < figure.lines.size(); ++i) {
            const Line& line = figure.lines[i];
            text += csv_line({std::string(name(line.kind)), line.code, line.label,
                              std::to_string(line.count),
                              std::string(fate_names.at(std::size_t(frozen.fates.at(i)))), ""});
        }
    }
    for (const Source& source : content.sources)
        text += csv_line({"source", source.name, source.hash, "", "", ""});
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
                                        .lines = {}},
                                       {}});
        } else if (row[0] == "source") {
            content.sources.push_back({row[1], row[2]});
        } else {
            Frozen& frozen = content.figures.at(content.figures.size() - 1);
            frozen.figure.lines.push_back({kind_named(row[0]), row[1], row[2], std::stoi(row[3])});
            frozen.fates.push_back(named<Fate>(fate_names, row[4]));
        }
    }
    return content;
}

std::string title(const Edition& edition) {
    return edition.number == 1 ? "First edition" : "Revision " + std::to_string(edition.number - 1);
}

std::vector<Difference> differences(const std::vector<Frozen>& frozen,
                                    const std::vector<Figure>& now) {
    std::vector<Difference> all;
    const Figure none;
    for (const Frozen& each : frozen) {
        const auto found = std::ranges::find(now, each.figure.id, &Figure::id);
        compare(each.figure, found == now.end() ? none : *found, all);
    }
    for (const Figure& figure : now) {
        const bool is_known = std::ranges::any_of(
            frozen, [&](const Frozen& each) { return each.figure.id == figure.id; });
        if (!is_known) compare(none, figure, all);
    }
    return all;
}

std::vector<std::string> changed_sources(const std::vector<Source>& then,
                                         const std::vector<Source>& now) {
    std::vector<std::string> changed;
    for (const Source& source : then) {
        if (std::ranges::find(now, source) == now.end()) changed.push_back(source.name);
    }
    for (const Source& source : now) {
        if (std::ranges::find(then, source.name, &Source::name) == then.end())
            changed.push_back(source.name);
    }
    return changed;
}

}  // namespace mase::editions
