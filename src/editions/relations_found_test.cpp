// What the numbers of a return have to do with each other, and with those of the quarter before:
// the suppression has to know all that was found, or a reader knows more than it guards.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "editions/found_relations_fixture.h"
#include "editions/suppression_attack_fixture.h"

namespace mase::editions {

namespace {

using Row = Span::Row;

// The equations of a return between published numbers alone. Before them stand those that are in no
// edition, so that an equation with one of them tells nothing of the others.
Span told(const Seen& all, const std::vector<std::string>& names) {
    const auto& table = all.numbers.table;
    std::vector<std::size_t> places(table.cells.size());
    const std::size_t next = table.cells.size();
    std::vector<bool> is_named(table.cells.size());
    for (const std::string& name : names) {
        if (const auto at = all.cells.find(name); at != all.cells.end())
            is_named[at->second] = true;
    }
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_partition(places, [&](std::size_t cell) { return !is_named[cell]; });
    std::vector<std::size_t> place_of(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) place_of[places[i]] = i;
    Span span;
    for (const Equation& equation : table.equations) {
        Row row(next + names.size());
        for (const Term& term : equation) {
            auto& at = row[place_of[term.cell]];
            at = (at + (term.times > 0 ? 1 : Span::prime - 1)) % Span::prime;
        }
        span.add(std::move(row));
    }
    for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
        Row row(next + names.size());
        row[place_of[cell]] = 1;
        if (is_named[cell] && table.cells[cell].count == 0) span.add(std::move(row));
    }
    // Each name is the number of its cell. A nought is shown, so that a reader has it as it is.
    for (std::size_t n = 0; n < names.size(); ++n) {
        Row row(next + names.size());
        row[next + n] = Span::prime - 1;
        const auto at = all.cells.find(names[n]);
        if (at != all.cells.end() && table.cells[at->second].count != 0)
            row[place_of[at->second]] = 1;
        span.add(std::move(row));
    }
    return span;
}

// Of each cell all that no table has less of: what it is a part of, and so on.
std::vector<std::set<std::size_t>> orders(const Table& table) {
    std::vector<std::set<std::size_t>> above(table.cells.size());
    for (const Equation& equation : table.equations) {
        for (const int sign : {1, -1}) {
            const auto is_whole = [&](const Term& term) { return term.times == sign; };
            if (std::ranges::count_if(equation, is_whole) != 1) continue;
            const std::size_t whole = std::ranges::find_if(equation, is_whole)->cell;
            for (const Term& term : equation) above[term.cell].insert(whole);
        }
    }
    for (bool again = true; again;) {
        again = false;
        for (auto& cells : above) {
            std::set<std::size_t> more = cells;
            for (const std::size_t cell : cells)
                more.insert(above[cell].begin(), above[cell].end());
            again = again || more.size() > cells.size();
            cells = std::move(more);
        }
    }
    return above;
}

// Whether the equations that have these cells, and those that these have cells of, up to so many
// steps away, leave no room for the smaller to be more than the larger.
bool follows(const Table& table, const std::vector<std::size_t>& smaller,
             const std::vector<std::size_t>& larger, int steps) {
    std::set<std::size_t> cells(smaller.begin(), smaller.end());
    cells.insert(larger.begin(), larger.end());
    Sight sight;
    std::map<std::size_t, std::size_t> places;
    const auto place = [&](std::size_t cell) {
        if (const auto found = places.find(cell); found != places.end()) return found->second;
        places[cell] = sight.cells.size();
        sight.cells.push_back(cell);
        sight.least.push_back(0);
        sight.most.push_back(Sight::no_limit);
        return places[cell];
    };
    std::set<std::size_t> taken;
    for (int step = 0; step < steps; ++step) {
        const std::set<std::size_t> known = cells;
        for (std::size_t i = 0; i < table.equations.size(); ++i) {
            const auto is_known = [&](const Term& term) { return known.contains(term.cell); };
            if (std::ranges::none_of(table.equations[i], is_known) || !taken.insert(i).second)
                continue;
            Sight::Row row;
            for (const Term& term : table.equations[i]) {
                if (table.cells[term.cell].count == 0) continue;  // nothing is counted there
                cells.insert(term.cell);
                row.terms.push_back({place(term.cell), term.times});
            }
            sight.rows.push_back(std::move(row));
        }
    }
    Sight::Row over;
    for (const std::size_t cell : smaller) over.terms.push_back({place(cell), 1});
    for (const std::size_t cell : larger) over.terms.push_back({place(cell), -1});
    const std::size_t more = place(table.cells.size());
    sight.most[more] = 1;
    over.terms.push_back({more, -1});
    sight.rows.push_back(std::move(over));
    return intervals(sight, {more}).front().most < 0.5;
}

std::string words_of(const Row& row, const Samples& all) {
    std::string words;
    const std::size_t before = row.size() - all.names.size();
    for (std::size_t n = before; n < row.size(); ++n) {
        if (row[n] != 0) words += all.names[n - before] + "; ";
    }
    return words;
}

}  // namespace

TEST_CASE("every equation that holds in all returns is one that the suppression knows") {
    const Samples& all = samples();
    // Those that came last told nothing new: more boroughs would find no equation less.
    CHECK(equations_found().last < all.numbers.size() - 40);
    const Span knows = told(seen(), all.names);
    const auto half = std::ptrdiff_t(all.names.size());
    int found = 0;
    for (const Row& equation : equations_found().all) {
        // Of two quarters it has to hold in each for itself: nothing ties one to the other.
        for (const auto& part : {Row(equation.begin(), equation.begin() + half),
                                 Row(equation.begin() + half, equation.end())}) {
            Row row(seen().numbers.table.cells.size());
            row.insert(row.end(), part.begin(), part.end());
            knows.reduce(row);
            const bool is_known =
                std::ranges::all_of(row, [](std::uint64_t at) { return at == 0; });
            if (!is_known) FAIL_CHECK(words_of(row, all));
        }
        ++found;
    }
    CHECK(found > 300);
}

TEST_CASE("no number is always at least another unless the suppression knows it") {
    const Samples& all = samples();
    const auto at_most = orders(seen().numbers.table);
    int found = 0;
    for (std::size_t a = 0; a < all.of.size(); ++a) {
        for (std::size_t b = 0; b < all.of.size(); ++b) {
            if (a == b || !orders_found().holds(a, b)) continue;
            CAPTURE(all.name_at(a));
            CAPTURE(all.name_at(b));
            ++found;
            CHECK(all.is_earlier(a) == all.is_earlier(b));
            const auto& cells = seen().cells;
            CHECK(at_most[cells.at(all.names[a % all.names.size()])].contains(
                cells.at(all.names[b % all.names.size()])));
        }
    }
    CHECK(found > 2000);
}

TEST_CASE("no sum of two numbers is bounded by a third, nor one by two, but as it is known") {
    const Samples& all = samples();
    int parts = 0, wholes = 0;
    for (const Sum& sum : sums_found()) {
        std::vector<std::size_t> smaller, larger;
        std::set<bool> quarters;
        for (const auto& [places, cells] :
             {std::pair(&sum.smaller, &smaller), {&sum.larger, &larger}}) {
            for (const std::size_t place : *places) {
                cells->push_back(seen().cells.at(all.names[place % all.names.size()]));
                quarters.insert(all.is_earlier(place));
            }
        }
        ++(sum.smaller.size() == 2 ? parts : wholes);
        const Table& table = seen().numbers.table;
        const bool is_known = quarters.size() == 1 && (follows(table, smaller, larger, 1) ||
                                                       follows(table, smaller, larger, 2));
        CHECK_MESSAGE(is_known, words_of(sum));
    }
    CHECK(parts > 200);
    CHECK(wholes > 5);
}

}  // namespace mase::editions
