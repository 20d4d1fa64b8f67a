#include "editions/numbering.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>

#include "editions/relation_list.h"
#include "returns/tally.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

// Of what is about no child and no person of concern, a small number gives nobody away: meetings,
// their packs, who sat at them, and what a chair allowed for a meeting.
bool is_about_nobody(const Figure& figure, const Line& line) {
    return (figure.id == "summary" && line.code == "meetings") || figure.id == "packs" ||
           figure.id == "attendance" ||
           (figure.id == "exceptions" &&
            (line.code.starts_with("LATE_PACK") || line.code.starts_with("BELOW_QUORUM")));
}

// Of a two-way table the cells of such a line as well.
bool is_never_counted(const Figure& figure, const Line& line) {
    return line.count == 0 && std::ranges::any_of(never, [&](const Place& place) {
               return figure.id == place.figure &&
                      (line.code == place.code ||
                       line.code.starts_with(std::string(place.code) + "/"));
           });
}

constexpr std::string_view of_column = "TOTAL/";

bool is_of_column(const Line& line) {
    return line.kind == LineKind::in_all && line.code.starts_with(of_column);
}

Standing standing_of(Fate fate) {
    switch (fate) {
        case Fate::shown: return Standing::shown;
        case Fate::small:
        case Fate::large: return Standing::suppressed;
        default: return Standing::blanked;
    }
}

}  // namespace

Places Numbering::add(const std::vector<std::vector<Fate>>* published) {
    for (std::size_t f = 0; f < figures_.size(); ++f) {
        std::vector<std::size_t> places;
        const auto& lines = figures_[f].lines;
        for (std::size_t l = 0; l < lines.size(); ++l)
            places.push_back(place_of(figures_[f], l, published ? &(*published)[f] : nullptr));
        places_.push_back(std::move(places));
    }
    for (std::size_t f = 0; f < figures_.size(); ++f) {
        if (figures_[f].is_restricted) continue;
        tie_lines(f);
        tie_columns(f);
    }
    return places_;
}

// One cell for a total that several figures have.
std::size_t Numbering::place_of(const Figure& figure, std::size_t l,
                                const std::vector<Fate>* fates) {
    const Line& line = figure.lines[l];
    const std::string key = line.kind == LineKind::total
                                ? figure.unit + "/" + line.label + "/" + std::to_string(line.count)
                                : std::string();
    if (const auto found = totals_.find(key);
        !key.empty() && !figure.is_restricted && found != totals_.end())
        return found->second;
    const bool has_parts =
        l + 1 < figure.lines.size() && figure.lines[l + 1].kind == LineKind::of_which;
    int worth = has_parts || line.kind == LineKind::in_all ? 1 : 0;
    if (line.kind == LineKind::total) worth = 3;
    Standing standing = Standing::open;
    if (fates) standing = standing_of((*fates)[l]);
    if (is_about_nobody(figure, line) || is_never_counted(figure, line)) standing = Standing::shown;
    // It is in no shareable edition, so a reader of one has nothing of it.
    if (figure.is_restricted) standing = Standing::blanked;
    table_.cells.push_back({line.count, standing, worth});
    if (!key.empty() && !figure.is_restricted) totals_[key] = table_.cells.size() - 1;
    return table_.cells.size() - 1;
}

int Numbering::sum(const std::vector<std::size_t>& cells) const {
    return std::accumulate(cells.begin(), cells.end(), 0,
                           [&](int total, std::size_t cell) { return total + count(cell); });
}

void Numbering::tie(std::size_t whole, std::vector<std::size_t> parts) {
    const int rest = count(whole) - sum(parts);
    if (rest < 0 || parts.empty()) return;
    if (rest > 0) {
        table_.cells.push_back({rest, Standing::unpublished});
        parts.push_back(table_.cells.size() - 1);
    }
    table_.equations.push_back(sum_of(whole, parts));
}

void Numbering::at_least(const std::vector<std::size_t>& larger,
                         const std::vector<std::size_t>& smaller, Standing standing) {
    const int rest = sum(larger) - sum(smaller);
    if (rest < 0 || larger.empty() || smaller.empty()) return;
    table_.cells.push_back({rest, standing});
    Equation equation{{table_.cells.size() - 1, -1}};
    for (const std::size_t cell : larger) equation.push_back({cell, 1});
    for (const std::size_t cell : smaller) equation.push_back({cell, -1});
    table_.equations.push_back(std::move(equation));
}

void Numbering::tie_both(std::size_t whole, std::size_t first, std::size_t second) {
    const int both = count(first) + count(second) - count(whole);
    if (both < 0) return;
    table_.cells.push_back({both, Standing::unpublished});
    table_.equations.push_back(
        {{first, 1}, {second, 1}, {whole, -1}, {table_.cells.size() - 1, -1}});
}

void Numbering::tie_lines(std::size_t f) {
    const auto& lines = figures_[f].lines;
    const auto total = std::ranges::find(lines, LineKind::total, &Line::kind);
    const auto unanswered = std::ranges::find(lines, returns::not_answered, &Line::code);
    const bool is_of_several =
        std::ranges::find(lines, LineKind::counted, &Line::kind) == lines.end();
    std::vector<std::size_t> counted, in_all;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const std::size_t place = places_[f][l];
        if (lines[l].kind == LineKind::counted) counted.push_back(place);
        if (lines[l].kind == LineKind::in_all && total != lines.end()) {
            std::vector<std::size_t> apart{place};
            // Whoever has some answer is not among those who have none.
            if (is_of_several && lines[l].code != returns::not_answered &&
                unanswered != lines.end())
                apart.push_back(places_[f][std::size_t(unanswered - lines.begin())]);
            tie(places_[f][std::size_t(total - lines.begin())], apart);
            if (!is_of_column(lines[l])) in_all.push_back(place);
        }
        std::vector<std::size_t> parts;
        for (std::size_t p = l + 1; lines[l].kind != LineKind::of_which && p < lines.size() &&
                                    lines[p].kind == LineKind::of_which;
             ++p)
            parts.push_back(places_[f][p]);
        tie(place, parts);
    }
    if (total == lines.end()) return;
    const std::size_t all = places_[f][std::size_t(total - lines.begin())];
    tie(all, counted);
    // Where several answers may be given, each thing has one at least, or is not answered.
    if (counted.empty()) at_least(in_all, {all});
}

// Of a two-way table: the total of a column, and its parts in each row. Which columns there are the
// lines say themselves, as an earlier edition is kept as its lines.
void Numbering::tie_columns(std::size_t f) {
    const auto& lines = figures_[f].lines;
    for (std::size_t column = 0; column < lines.size(); ++column) {
        if (!is_of_column(lines[column])) continue;
        const std::string code = lines[column].code.substr(of_column.size() - 1);
        std::vector<std::size_t> parts;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            if (lines[l].kind == LineKind::of_which && lines[l].code.ends_with(code))
                parts.push_back(places_[f][l]);
        }
        tie(places_[f][column], parts);
    }
}

const Figure* Numbering::figure(std::string_view id) const {
    const auto found = std::ranges::find(figures_, id, &Figure::id);
    return found == figures_.end() ? nullptr : &*found;
}
std::optional<std::size_t> Numbering::find(std::string_view id, std::string_view code) const {
    const Figure* in = figure(id);
    if (!in) return std::nullopt;
    const auto line = std::ranges::find(in->lines, code, &Line::code);
    if (line == in->lines.end()) return std::nullopt;
    return places_[std::size_t(in - figures_.data())][std::size_t(line - in->lines.begin())];
}
std::optional<std::size_t> Numbering::find(std::string_view id, std::string_view code,
                                           LineKind kind) const {
    const Figure* in = figure(id);
    if (!in) return std::nullopt;
    const auto line = std::ranges::find_if(
        in->lines, [&](const Line& each) { return each.kind == kind && each.code == code; });
    if (line == in->lines.end()) return std::nullopt;
    return places_[std::size_t(in - figures_.data())][std::size_t(line - in->lines.begin())];
}

// Whoever has both editions can take one from the other: what changed is a number as well.
static void tie_change(Table& table, std::size_t before, std::size_t after) {
    const int by = table.cells[after].count - table.cells[before].count;
    if (by == 0) {
        table.equations.push_back(sum_of(after, {before}));
        return;
    }
    table.cells.push_back({std::abs(by), Standing::unpublished});
    const std::size_t change = table.cells.size() - 1;
    table.equations.push_back(by > 0 ? sum_of(after, {before, change})
                                     : sum_of(before, {after, change}));
}

void tie_editions(Table& table, const std::vector<Figure>& before, const Places& places_before,
                  const std::vector<Figure>& now, const Places& places) {
    std::set<std::pair<std::size_t, std::size_t>> tied;  // a total stands in several figures
    for (std::size_t f = 0; f < now.size(); ++f) {
        const auto old = std::ranges::find(before, now[f].id, &Figure::id);
        if (old == before.end() || now[f].is_restricted) continue;
        for (std::size_t l = 0; l < now[f].lines.size(); ++l) {
            const Line& line = now[f].lines[l];
            const auto same = std::ranges::find_if(old->lines, [&](const Line& each) {
                return each.kind == line.kind && each.code == line.code;
            });
            if (same == old->lines.end()) continue;
            const std::size_t then = places_before[std::size_t(old - before.begin())]
                                                  [std::size_t(same - old->lines.begin())];
            if (tied.emplace(then, places[f][l]).second) tie_change(table, then, places[f][l]);
        }
    }
}

}  // namespace mase::editions
