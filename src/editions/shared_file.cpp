#include "editions/shared_file.h"

#include <charconv>

#include "platform/csv.h"

namespace mase::editions {

namespace {

using returns::LineKind;

constexpr std::size_t columns = 7;

LineKind kind_named(const std::string& wanted) {
    for (int kind = 0; kind <= int(LineKind::total); ++kind) {
        if (returns::name(LineKind(kind)) == wanted) return LineKind(kind);
    }
    throw CsvError("a shared return says " + wanted);
}

int number_of(const std::string& said) {
    int number = 0;
    const auto [end, fault] = std::from_chars(said.data(), said.data() + said.size(), number);
    if (fault != std::errc() || end != said.data() + said.size() || number < 0)
        throw CsvError("a shared return says " + said);
    return number;
}

}  // namespace

std::string written(const SharedContent& content) {
    std::string text =
        csv_line({"shared return", "1", std::to_string(content.threshold), "", "", "", ""});
    for (const SharedFigure& figure : content.figures) {
        text += csv_line({"figure", figure.id, figure.title, figure.unit, figure.source,
                          figure.note, figure.section});
        for (const SharedLine& line : figure.lines)
            text += csv_line({std::string(name(line.kind)), line.code, line.label,
                              line.shown ? std::to_string(*line.shown) : std::string(withheld),
                              line.is_found ? "found" : "", "", ""});
    }
    return text;
}

SharedContent read_shared(std::string_view text) {
    SharedContent content;
    bool has_begun = false;
    for (const auto& row : csv_rows("a shared return", text)) {
        if (row.size() != columns) throw CsvError("a shared return is not whole");
        if (!has_begun) {
            if (row[0] != "shared return" || row[1] != "1")
                throw CsvError("this is no shared return");
            content.threshold = number_of(row[2]);
            has_begun = true;
        } else if (row[0] == "figure") {
            content.figures.push_back({.id = row[1],
                                       .title = row[2],
                                       .unit = row[3],
                                       .source = row[4],
                                       .note = row[5],
                                       .section = row[6],
                                       .lines = {}});
        } else {
            if (content.figures.empty()) throw CsvError("a shared return is not whole");
            content.figures.back().lines.push_back(
                {.kind = kind_named(row[0]),
                 .code = row[1],
                 .label = row[2],
                 .is_found = row[4] == "found",
                 .shown = row[3] == withheld ? std::nullopt : std::optional(number_of(row[3]))});
        }
    }
    if (!has_begun) throw CsvError("this is no shared return");
    return content;
}

}  // namespace mase::editions
