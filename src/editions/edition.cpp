#include "editions/edition.h"

#include <algorithm>

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

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

std::string_view name(Reader reader) {
    return reader == Reader::restricted ? "restricted" : "shareable";
}

bool is_for(Reader reader, const Frozen& frozen) {
    return reader == Reader::restricted || !frozen.figure.is_restricted;
}

bool is_listed(const Frozen& frozen, std::size_t at, Reader reader) {
    if (reader == Reader::restricted) return true;
    const auto& lines = frozen.figure.lines;
    const Line& line = lines.at(at);
    const bool is_part = line.kind == LineKind::of_which;
    if (is_part && frozen.fates.at(at) == Fate::blank) return false;
    if (!line.is_found) return true;
    if (frozen.fates.at(at) != Fate::shown || line.count == 0) return false;
    std::size_t whole = at;
    while (whole > 0 && lines[whole].kind == LineKind::of_which) --whole;
    // That a heading has a part of its own name is seen only where others have some of it.
    return !is_part || line.code != lines[whole].code || line.count != lines[whole].count;
}

std::optional<int> shown(const Frozen& frozen, std::size_t line, Reader reader) {
    if (reader == Reader::shareable && frozen.fates.at(line) != Fate::shown) return std::nullopt;
    return frozen.figure.lines.at(line).count;
}

ShownCount shown_count(const Content& content) {
    ShownCount count;
    for (const Frozen& frozen : content.figures) {
        if (!is_for(Reader::shareable, frozen)) continue;
        for (std::size_t line = 0; line < frozen.fates.size(); ++line) {
            if (!is_listed(frozen, line, Reader::shareable)) continue;
            const int here = frozen.figure.lines[line].count;
            const bool is_shown = frozen.fates[line] == Fate::shown;
            ++count.listed;
            count.shown += is_shown;
            count.above_nought += is_shown && here > 0;
            count.small += here > 0 && here <= content.threshold;
        }
    }
    return count;
}

std::string title_of(int number) {
    return number == 1 ? "First edition" : "Revision " + std::to_string(number - 1);
}

std::string title(const Edition& edition) {
    return title_of(edition.number);
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
