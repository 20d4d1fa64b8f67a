#include "editions/relations.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <numeric>
#include <set>

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;
using Places = std::vector<std::vector<std::size_t>>;  // of each line of each figure

// Of what is about nobody, a small number gives nobody away.
constexpr std::string_view about_nobody = "meetings";

struct Together {  // a line that takes others of its figure together
    std::string_view figure, whole;
    std::array<std::string_view, 2> parts;
};
constexpr std::array<Together, 2> together{
    {{"substance_misuse", "ALCOHOL_IN_ALL", {"ALCOHOL", "BOTH"}},
     {"substance_misuse", "DRUGS_IN_ALL", {"DRUGS", "BOTH"}}}};

// The figures of one edition among the cells of a table.
class Numbering {
public:
    Numbering(Table& table, const std::vector<Figure>& figures)
        : table_(table), figures_(figures) {}

    Places add(const std::vector<std::vector<Fate>>* published) {
        for (std::size_t f = 0; f < figures_.size(); ++f) {
            std::vector<std::size_t> places;
            const auto& lines = figures_[f].lines;
            for (std::size_t l = 0; l < lines.size(); ++l)
                places.push_back(place_of(figures_[f], l, published ? &(*published)[f] : nullptr));
            places_.push_back(std::move(places));
        }
        for (std::size_t f = 0; f < figures_.size(); ++f) tie_lines(f);
        return places_;
    }
    void tie_figures(const forms::CodeLists& codes) {
        for (const Together& each : together) {
            const auto whole = find(each.figure, each.whole);
            std::vector<std::size_t> parts;
            for (const std::string_view code : each.parts) {
                if (const auto part = find(each.figure, code)) parts.push_back(*part);
            }
            if (whole) tie(*whole, parts);
        }
        tie_families(codes);
        tie_types();
        tie_summary();
    }

private:
    // One cell for a total that several figures have.
    std::size_t place_of(const Figure& figure, std::size_t l, const std::vector<Fate>* fates) {
        const Line& line = figure.lines[l];
        const std::string key = line.kind == LineKind::total ? figure.unit + "/" + line.label +
                                                                   "/" + std::to_string(line.count)
                                                             : std::string();
        if (const auto found = totals_.find(key); !key.empty() && found != totals_.end())
            return found->second;
        const bool has_parts =
            l + 1 < figure.lines.size() && figure.lines[l + 1].kind == LineKind::of_which;
        int worth = has_parts || line.kind == LineKind::in_all ? 1 : 0;
        if (line.kind == LineKind::total) worth = 3;
        Standing standing = Standing::open;
        if (fates) standing = standing_of((*fates)[l]);
        if (figure.id == "summary" && line.code == about_nobody) standing = Standing::shown;
        table_.cells.push_back({line.count, standing, worth});
        if (!key.empty()) totals_[key] = table_.cells.size() - 1;
        return table_.cells.size() - 1;
    }
    static Standing standing_of(Fate fate) {
        switch (fate) {
            case Fate::shown: return Standing::shown;
            case Fate::small:
            case Fate::large: return Standing::suppressed;
            default: return Standing::blanked;
        }
    }

    int count(std::size_t cell) const { return table_.cells[cell].count; }
    int sum(const std::vector<std::size_t>& cells) const {
        return std::accumulate(cells.begin(), cells.end(), 0,
                               [&](int total, std::size_t cell) { return total + count(cell); });
    }
    // Parts of a whole, with whatever is left as a part that stands nowhere. What does not add up
    // is no whole of these parts.
    void tie(std::size_t whole, std::vector<std::size_t> parts) {
        const int rest = count(whole) - sum(parts);
        if (rest < 0 || parts.empty()) return;
        if (rest > 0) {
            table_.cells.push_back({rest, Standing::unpublished});
            parts.push_back(table_.cells.size() - 1);
        }
        table_.equations.push_back(sum_of(whole, parts));
    }

    void tie_lines(std::size_t f) {
        const auto& lines = figures_[f].lines;
        const auto total = std::ranges::find(lines, LineKind::total, &Line::kind);
        std::vector<std::size_t> counted;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            const std::size_t place = places_[f][l];
            if (lines[l].kind == LineKind::counted) counted.push_back(place);
            if (lines[l].kind == LineKind::in_all && total != lines.end())
                tie(places_[f][std::size_t(total - lines.begin())], {place});
            std::vector<std::size_t> parts;
            for (std::size_t p = l + 1; lines[l].kind != LineKind::of_which && p < lines.size() &&
                                        lines[p].kind == LineKind::of_which;
                 ++p)
                parts.push_back(places_[f][p]);
            tie(place, parts);
        }
        if (total != lines.end()) tie(places_[f][std::size_t(total - lines.begin())], counted);
    }

    const Figure* figure(std::string_view id) const {
        const auto found = std::ranges::find(figures_, id, &Figure::id);
        return found == figures_.end() ? nullptr : &*found;
    }
    std::optional<std::size_t> find(std::string_view id, std::string_view code) const {
        const Figure* in = figure(id);
        if (!in) return std::nullopt;
        const auto line = std::ranges::find(in->lines, code, &Line::code);
        if (line == in->lines.end()) return std::nullopt;
        return places_[std::size_t(in - figures_.data())][std::size_t(line - in->lines.begin())];
    }

    void tie_families(const forms::CodeLists& codes) {
        const Figure* families = figure("disruption_families");
        const Figure* kinds = figure("disruption_kinds");
        if (!families || !kinds) return;
        for (const Line& family : families->lines) {
            if (family.kind != LineKind::counted) continue;
            std::vector<std::size_t> parts;
            for (const Line& kind : kinds->lines) {
                if (kind.kind != LineKind::counted) continue;
                const forms::Code* listed = codes.find("disruption_kinds", kind.code);
                const std::string& group =
                    listed && !listed->group.empty() ? listed->group : kind.code;
                if (group == family.code) parts.push_back(*find("disruption_kinds", kind.code));
            }
            tie(*find("disruption_families", family.code), parts);
        }
    }
    // Whoever has a type as the main one has it.
    void tie_types() {
        const Figure* mains = figure("exploitation_type");
        if (!mains) return;
        for (const Line& main : mains->lines) {
            if (main.kind != LineKind::counted) continue;
            if (const auto any = find("exploitation_any_type", main.code))
                tie(*any, {*find("exploitation_type", main.code)});
        }
    }
    void tie_summary() {
        const auto children = find("summary", "children"), received = find("summary", "received"),
                   discussed = find("summary", "discussed");
        if (children && received) tie(*children, {*received});
        if (children && discussed) tie(*children, {*discussed});
        if (children && received && discussed) tie_both(*children, *received, *discussed);
        for (const auto& [line, id] :
             {std::pair{"children", "child_sex"}, std::pair{"referrals", "referrals_received"},
              std::pair{"discussions", "discussions_held"}}) {
            const auto total = find(id, "TOTAL"), same = find("summary", line);
            if (total && same && count(*total) == count(*same)) tie(*total, {*same});
        }
    }
    // Each child was received or discussed, and some were both.
    void tie_both(std::size_t children, std::size_t received, std::size_t discussed) {
        const int both = count(received) + count(discussed) - count(children);
        if (both < 0) return;
        table_.cells.push_back({both, Standing::unpublished});
        table_.equations.push_back(
            {{received, 1}, {discussed, 1}, {children, -1}, {table_.cells.size() - 1, -1}});
    }

    Table& table_;
    const std::vector<Figure>& figures_;
    Places places_;
    std::map<std::string, std::size_t> totals_;
};

// Whoever has both editions can take one from the other: what changed is a number as well.
void tie_change(Table& table, std::size_t before, std::size_t after) {
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
        if (old == before.end()) continue;
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

}  // namespace

Numbers numbers_of(const std::vector<Figure>& figures, const std::vector<Content>& before,
                   const forms::CodeLists& codes) {
    Numbers all;
    Numbering numbering(all.table, figures);
    all.places = numbering.add(nullptr);
    numbering.tie_figures(codes);
    for (const Content& content : before) {
        std::vector<Figure> old;
        std::vector<std::vector<Fate>> fates;
        for (const Frozen& frozen : content.figures) {
            old.push_back(frozen.figure);
            fates.push_back(frozen.fates);
        }
        Numbering earlier(all.table, old);
        const Places old_places = earlier.add(&fates);
        earlier.tie_figures(codes);
        tie_editions(all.table, old, old_places, figures, all.places);
    }
    return all;
}

std::vector<std::vector<Fate>> fates_of(const std::vector<Figure>& figures,
                                        const std::vector<Content>& before,
                                        const forms::CodeLists& codes, int threshold) {
    const Numbers numbers = numbers_of(figures, before, codes);
    const Suppression made = suppress(numbers.table, threshold);
    std::vector<std::vector<Fate>> all;
    for (const auto& lines : numbers.places) {
        std::vector<Fate> fates;
        for (const std::size_t place : lines)
            fates.push_back(made.betrayed.empty() ? made.fates[place] : Fate::blank);
        all.push_back(std::move(fates));
    }
    return all;
}

}  // namespace mase::editions
