#include "editions/shared.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mase::editions {

namespace {

using returns::LineKind;

// What a line is part of: the label and code of the line above that is no part, or of none.
struct Key {
    LineKind kind;
    std::string code, label, whole;
    auto operator<=>(const Key&) const = default;
};

std::vector<Key> keys_of(const std::vector<SharedLine>& lines) {
    std::vector<Key> keys;
    std::string whole;
    for (const SharedLine& line : lines) {
        const bool is_part = line.kind == LineKind::of_which;
        if (!is_part) whole = line.code;
        keys.push_back({line.kind, line.code, line.label, is_part ? whole : ""});
    }
    return keys;
}

// All of several lists: each in its own order, and what only a later one has after what stands
// before it there.
template <class Item>
std::vector<Item> merged(const std::vector<std::vector<Item>>& lists) {
    std::vector<Item> all;
    for (const std::vector<Item>& list : lists) {
        auto after = all.begin();
        for (const Item& item : list) {
            const auto found = std::ranges::find(all, item);
            after = found == all.end() ? all.insert(after, item) + 1 : found + 1;
        }
    }
    return all;
}

const SharedFigure* figure_of(const SharedEdition& edition, const std::string& id) {
    const auto& figures = edition.content.figures;
    const auto found = std::ranges::find(figures, id, &SharedFigure::id);
    return found == figures.end() ? nullptr : &*found;
}

SideCell cell_of(const SharedFigure* figure, const std::vector<Key>& keys, const Key& key,
                 bool is_list) {
    if (!figure) return {};
    const auto found = std::ranges::find(keys, key);
    if (found == keys.end())
        return {.shown = is_list ? SideShown::not_listed : SideShown::not_asked};
    const std::optional<int> count = figure->lines[std::size_t(found - keys.begin())].shown;
    if (!count) return {.shown = SideShown::hidden};
    return {.shown = SideShown::number, .count = *count};
}

std::string meaning_of(const SharedFigure& figure) {
    return figure.title + ", " + figure.unit + ". " + figure.note + " Source: " + figure.source +
           ".";
}

void add(std::vector<SideMeaning>& meanings, const std::string& words, const std::string& borough) {
    auto found = std::ranges::find(meanings, words, &SideMeaning::words);
    if (found == meanings.end()) found = meanings.insert(found, {words, {}});
    found->boroughs.push_back(borough);
}

SideFigure beside(const std::string& id, const std::vector<SharedEdition>& editions) {
    SideFigure side{.id = id, .title = {}, .section = {}, .lines = {}, .meanings = {}};
    std::vector<const SharedFigure*> figures;
    std::vector<std::vector<Key>> keys;  // of each; none where there is no such figure
    std::map<Key, bool> is_list;         // whether the line is left out where it is nought
    for (const SharedEdition& edition : editions) {
        const SharedFigure* figure = figure_of(edition, id);
        figures.push_back(figure);
        keys.emplace_back();
        if (!figure) continue;
        if (side.meanings.empty()) {
            side.title = figure->title;
            side.section = figure->section;
        }
        add(side.meanings, meaning_of(*figure), edition.panel_name);
        keys.back() = keys_of(figure->lines);
        for (std::size_t i = 0; i < figure->lines.size(); ++i)
            is_list[keys.back()[i]] |=
                figure->lines[i].is_found || figure->lines[i].kind == LineKind::of_which;
    }
    for (const Key& key : merged(keys)) {
        SideLine line{.kind = key.kind, .code = key.code, .label = key.label, .cells = {}};
        for (std::size_t i = 0; i < figures.size(); ++i)
            line.cells.push_back(cell_of(figures[i], keys[i], key, is_list[key]));
        side.lines.push_back(std::move(line));
    }
    return side;
}

}  // namespace

SharedContent shared(const Content& content) {
    SharedContent all{.threshold = content.threshold, .figures = {}};
    for (const Frozen& frozen : content.figures) {
        if (!is_for(Reader::shareable, frozen)) continue;
        const returns::Figure& figure = frozen.figure;
        SharedFigure& shown_figure = all.figures.emplace_back();
        shown_figure = {.id = figure.id,
                        .title = figure.title,
                        .unit = figure.unit,
                        .source = figure.source,
                        .note = figure.note,
                        .section = figure.section,
                        .lines = {}};
        for (std::size_t i = 0; i < figure.lines.size(); ++i) {
            if (!is_listed(frozen, i, Reader::shareable)) continue;
            const returns::Line& line = figure.lines[i];
            shown_figure.lines.push_back({.kind = line.kind,
                                          .code = line.code,
                                          .label = line.label,
                                          .is_found = line.is_found,
                                          .shown = shown(frozen, i, Reader::shareable)});
        }
    }
    return all;
}

std::vector<SideFigure> side_by_side(const std::vector<SharedEdition>& editions) {
    std::vector<std::vector<std::string>> ids;
    for (const SharedEdition& edition : editions) {
        auto& own = ids.emplace_back();
        for (const SharedFigure& figure : edition.content.figures) own.push_back(figure.id);
    }
    std::vector<SideFigure> all;
    for (const std::string& id : merged(ids)) all.push_back(beside(id, editions));
    return all;
}

std::string thresholds_words(const std::vector<SharedEdition>& editions) {
    std::map<int, std::string> boroughs;  // by threshold
    for (const SharedEdition& edition : editions) {
        std::string& names = boroughs[edition.content.threshold];
        names += (names.empty() ? "" : ", ") + edition.panel_name;
    }
    if (boroughs.size() == 1)
        return "Small is from 1 to " + std::to_string(boroughs.begin()->first) + ".";
    std::string words = "The boroughs do not all call the same numbers small:";
    bool is_first = true;
    for (const auto& [threshold, names] : boroughs) {
        words += (is_first ? " from 1 to " : "; from 1 to ") + std::to_string(threshold) + " in " +
                 names;
        is_first = false;
    }
    return words + ". A number that one shows another may withhold.";
}

}  // namespace mase::editions
