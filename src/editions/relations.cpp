#include "editions/relations.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "editions/numbering.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

// The same number in two figures, or what it is made of in another.
struct Same {
    std::string_view line;  // of the summary
    std::string_view figure;
    std::array<std::string_view, 3> codes;
};
constexpr std::array<Same, 9> same_numbers{
    {{"children", "child_sex", {"TOTAL"}},
     {"referrals", "referrals_received", {"TOTAL"}},
     {"discussions", "discussions_held", {"TOTAL"}},
     {"persons", "persons_furthest", {"TOTAL"}},
     {"disruptions", "register_families", {"TOTAL"}},
     {"actions_due", "actions_due", {"TOTAL"}},
     {"high_risk", "risk_category", {"CAT3"}},
     {"harmed", "harm_status", {"HAPPENED"}},
     {"police_steps", "milestones", {"ARRESTED", "CHARGED", "CONVICTED"}}}};

struct Pair {
    std::string_view larger, smaller;
};
// Of each code the first figure counts at least those of the second.
constexpr std::array<Pair, 3> includes{{{"exploitation_any_type", "exploitation_type"},
                                        {"milestones", "milestone_persons"},
                                        {"register_families", "register_results"}}};
// Whoever has the second answered yes has the first.
constexpr std::array<Pair, 2> includes_yes{
    {{"any_disability", "learning_disability"}, {"any_disability", "physical_disability"}}};

struct Together {  // a line that takes others of its figure together
    std::string_view figure, whole;
    std::array<std::string_view, 2> parts;
};
constexpr std::array<Together, 2> together{
    {{"substance_misuse", "ALCOHOL_IN_ALL", {"ALCOHOL", "BOTH"}},
     {"substance_misuse", "DRUGS_IN_ALL", {"DRUGS", "BOTH"}}}};

void tie_families(Numbering& numbers, const forms::CodeLists& codes) {
    const Figure* families = numbers.figure("disruption_families");
    const Figure* kinds = numbers.figure("disruption_kinds");
    if (!families || !kinds) return;
    for (const Line& family : families->lines) {
        if (family.kind != LineKind::counted) continue;
        std::vector<std::size_t> parts;
        for (const Line& kind : kinds->lines) {
            if (kind.kind != LineKind::counted) continue;
            const forms::Code* listed = codes.find("disruption_kinds", kind.code);
            const std::string& group = listed && !listed->group.empty() ? listed->group : kind.code;
            if (group == family.code) parts.push_back(*numbers.find("disruption_kinds", kind.code));
        }
        numbers.tie(*numbers.find("disruption_families", family.code), parts);
    }
}

void tie_pair(Numbering& numbers, std::string_view larger, std::string_view smaller) {
    const Figure* in = numbers.figure(smaller);
    if (!in) return;
    for (const Line& line : in->lines) {
        if (line.kind == LineKind::of_which || line.kind == LineKind::total) continue;
        const auto whole = numbers.find(larger, line.code), part = numbers.find(smaller, line.code);
        if (whole && part) numbers.tie(*whole, {*part});
    }
}

// Those done on time stand with each agency.
void tie_done(Numbering& numbers) {
    const Figure* due = numbers.figure("actions_due");
    const auto done = numbers.find("summary", "actions_done");
    if (!due || !done) return;
    std::vector<std::size_t> parts;
    for (const Line& line : due->lines) {
        if (line.code.ends_with("/DONE_IN_TIME"))
            parts.push_back(*numbers.find("actions_due", line.code));
    }
    if (numbers.count(*done) == numbers.sum(parts)) numbers.tie(*done, parts);
}

void tie_summary(Numbering& numbers) {
    const auto children = numbers.find("summary", "children"),
               received = numbers.find("summary", "received"),
               discussed = numbers.find("summary", "discussed");
    if (children && received) numbers.tie(*children, {*received});
    if (children && discussed) numbers.tie(*children, {*discussed});
    if (children && received && discussed) numbers.tie_both(*children, *received, *discussed);
    for (const Same& each : same_numbers) {
        const auto whole = numbers.find("summary", each.line);
        std::vector<std::size_t> parts;
        for (const std::string_view code : each.codes) {
            if (const auto part = numbers.find(each.figure, code)) parts.push_back(*part);
        }
        if (whole && numbers.count(*whole) == numbers.sum(parts)) numbers.tie(*whole, parts);
    }
    tie_done(numbers);
}

void tie_figures(Numbering& numbers, const forms::CodeLists& codes) {
    for (const Together& each : together) {
        const auto whole = numbers.find(each.figure, each.whole);
        std::vector<std::size_t> parts;
        for (const std::string_view code : each.parts) {
            if (const auto part = numbers.find(each.figure, code)) parts.push_back(*part);
        }
        if (whole) numbers.tie(*whole, parts);
    }
    tie_families(numbers, codes);
    for (const auto& [larger, smaller] : includes) tie_pair(numbers, larger, smaller);
    for (const auto& [larger, smaller] : includes_yes) {
        const auto any = numbers.find(larger, "YES"), one = numbers.find(smaller, "YES");
        if (any && one) numbers.tie(*any, {*one});
    }
    tie_summary(numbers);
}

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

}  // namespace

Numbers numbers_of(const std::vector<Figure>& figures, const std::vector<Content>& before,
                   const forms::CodeLists& codes) {
    Numbers all;
    Numbering numbering(all.table, figures);
    all.places = numbering.add(nullptr);
    tie_figures(numbering, codes);
    for (const Content& content : before) {
        std::vector<Figure> old;
        std::vector<std::vector<Fate>> fates;
        for (const Frozen& frozen : content.figures) {
            old.push_back(frozen.figure);
            fates.push_back(frozen.fates);
        }
        Numbering earlier(all.table, old);
        const Places old_places = earlier.add(&fates);
        tie_figures(earlier, codes);
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
