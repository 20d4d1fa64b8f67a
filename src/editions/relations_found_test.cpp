// What the numbers of a return have to do with each other, found in the numbers alone: whatever
// equation held in every return of nine hundred boroughs, and whatever number was in none of them
// larger than another. The suppression has to know it, or a reader knows more than it guards.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "editions/random_returns_fixture.h"
#include "editions/relations.h"

namespace mase::editions {

namespace {

constexpr int boroughs = 900;
// Of a number that was there less often it is chance what it was larger than.
constexpr int often = 150;
constexpr std::uint64_t prime = 2'147'483'647;  // of Mersenne: what is above 31 bits adds to them

using Row = std::vector<std::uint64_t>;

std::uint64_t power(std::uint64_t base, std::uint64_t times) {
    std::uint64_t found = 1;
    for (; times > 0; times /= 2, base = base * base % prime) {
        if (times % 2 == 1) found = found * base % prime;
    }
    return found;
}

// Rows that nothing of is the sum of others, each with a first place where all others have nought
// behind it.
class Span {
public:
    bool add(Row row) {
        reduce(row);
        const auto first = std::ranges::find_if(row, [](std::uint64_t at) { return at != 0; });
        if (first == row.end()) return false;
        const std::uint64_t inverse = power(*first, prime - 2);
        const auto place = std::size_t(first - row.begin());
        for (std::size_t i = place; i < row.size(); ++i) row[i] = row[i] * inverse % prime;
        rows_.emplace(place, std::move(row));
        return true;
    }
    // What is left of it that these do not tell.
    void reduce(Row& row) const {
        for (const auto& [place, known] : rows_) {
            const std::uint64_t times = row[place];
            if (times == 0) continue;
            const std::uint64_t back = prime - times;
            std::uint64_t* at = row.data();
            const std::uint64_t* from = known.data();
            for (std::size_t i = place, end = row.size(); i < end; ++i) {
                const std::uint64_t sum = at[i] + back * from[i];
                at[i] = (sum & prime) + (sum >> 31);
                while (at[i] >= prime) at[i] -= prime;
            }
        }
    }
    std::size_t rank() const { return rows_.size(); }
    // Every equation that holds in all of the rows: one for each place that begins none.
    std::vector<Row> equations(std::size_t places) const {
        std::vector<Row> all;
        for (std::size_t free = 0; free < places; ++free) {
            if (rows_.contains(free)) continue;
            Row equation(places);
            equation[free] = 1;
            for (auto at = rows_.rbegin(); at != rows_.rend(); ++at) {
                std::uint64_t sum = 0;
                for (std::size_t i = at->first + 1; i < places; ++i) {
                    if (equation[i] != 0) sum = (sum + at->second[i] * equation[i]) % prime;
                }
                equation[at->first] = sum == 0 ? 0 : prime - sum;
            }
            all.push_back(std::move(equation));
        }
        return all;
    }

private:
    std::map<std::size_t, Row> rows_;
};

// The numbers of a shareable edition by what they are of: a line that is not there is nought.
using Named = std::map<std::string, int>;

std::string name_of(const returns::Figure& figure, const returns::Line& line) {
    return figure.id + ' ' + std::string(returns::name(line.kind)) + ' ' + line.code;
}

// Which stands in every edition as it is.
bool is_about_nobody(const std::string& name) {
    return name.starts_with("attendance ") || name.starts_with("packs ") ||
           name.contains("LATE_PACK") || name.contains("BELOW_QUORUM") ||
           name == "summary in_all meetings";
}

Named named(const std::vector<returns::Figure>& figures) {
    Named all;
    for (const returns::Figure& figure : figures) {
        if (figure.is_restricted) continue;
        for (const returns::Line& line : figure.lines) {
            const std::string name = name_of(figure, line);
            if (!is_about_nobody(name)) all[name] = line.count;
        }
    }
    return all;
}

struct Samples {
    std::vector<std::string> names;
    std::vector<std::vector<int>> numbers;  // of each borough, in that order
    std::vector<std::vector<int>> of;       // of each name, in each borough
};

const Samples& samples() {
    static const Samples all = [] {
        Samples made;
        std::vector<Named> found;
        std::map<std::string, std::size_t> places;
        for (int seed = 1; seed <= boroughs; ++seed) {
            const Microdata borough(std::uint64_t(seed), Chance(std::uint64_t(seed) * 77 + 5));
            found.push_back(named(borough.figures()));
            for (const auto& [name, count] : found.back()) places.emplace(name, 0);
        }
        for (auto& [name, place] : places) {
            place = made.names.size();
            made.names.push_back(name);
        }
        for (const Named& each : found) {
            made.numbers.emplace_back(places.size());
            for (const auto& [name, count] : each) made.numbers.back()[places.at(name)] = count;
        }
        made.of.resize(places.size());
        for (const auto& numbers : made.numbers) {
            for (std::size_t n = 0; n < numbers.size(); ++n) made.of[n].push_back(numbers[n]);
        }
        return made;
    }();
    return all;
}

// One borough in which everything happens, as the suppression sees its return.
struct Seen {
    Numbers numbers;
    std::map<std::string, std::size_t> cells;  // of each name
};

Seen seen(std::uint64_t seed) {
    const Microdata borough(seed, {700, 400, 400, 400, 200, 600}, true);
    const auto figures = borough.figures();
    Seen all{numbers_of(figures, {}, *current_form().codes), {}};
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (figures[f].is_restricted) continue;
        for (std::size_t l = 0; l < figures[f].lines.size(); ++l)
            all.cells[name_of(figures[f], figures[f].lines[l])] = all.numbers.places[f][l];
    }
    return all;
}

// The equations of it between published numbers alone. Before them stand those that are in no
// edition, so that an equation with one of them tells nothing of the others.
Span told(const Seen& all, const std::vector<std::string>& names) {
    const auto& table = all.numbers.table;
    std::vector<std::size_t> places(table.cells.size(), table.cells.size());
    std::size_t next = table.cells.size();
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
            at = (at + (term.times > 0 ? 1 : prime - 1)) % prime;
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
        row[next + n] = prime - 1;
        const auto at = all.cells.find(names[n]);
        if (at != all.cells.end() && table.cells[at->second].count != 0)
            row[place_of[at->second]] = 1;
        span.add(std::move(row));
    }
    return span;
}

bool is_never_larger(const std::vector<int>& smaller, const std::vector<int>& larger) {
    for (std::size_t i = 0; i < smaller.size(); ++i) {
        if (smaller[i] > larger[i]) return false;
    }
    return true;
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

std::string words_of(const Row& row, const std::vector<std::string>& names) {
    std::string words;
    for (std::size_t n = 0; n < names.size(); ++n) {
        if (row[row.size() - names.size() + n] != 0) words += names[n] + "; ";
    }
    return words;
}

}  // namespace

TEST_CASE("every equation that holds in all returns is one that the suppression knows") {
    const Samples& all = samples();
    Span span;
    int last = 0;
    for (std::size_t i = 0; i < all.numbers.size(); ++i) {
        if (span.add({all.numbers[i].begin(), all.numbers[i].end()})) last = int(i);
    }
    // Those that came last told nothing new: more boroughs would find no equation less.
    CHECK(last < boroughs - 80);
    const Seen known = seen(3);
    const Span knows = told(known, all.names);
    int found = 0;
    for (const Row& equation : span.equations(all.names.size())) {
        Row row(known.numbers.table.cells.size());
        row.insert(row.end(), equation.begin(), equation.end());
        knows.reduce(row);
        ++found;
        const bool is_known = std::ranges::all_of(row, [](std::uint64_t at) { return at == 0; });
        if (!is_known) FAIL_CHECK(words_of(row, all.names));
    }
    CHECK(found > 150);
}

TEST_CASE("no number is always at least another unless the suppression knows it") {
    const Samples& all = samples();
    const Seen known = seen(3);
    const auto at_most = orders(known.numbers.table);
    int found = 0;
    for (std::size_t a = 0; a < all.names.size(); ++a) {
        const auto& smaller = all.of[a];
        if (std::ranges::count_if(smaller, [](int at) { return at > 0; }) < often) continue;
        for (std::size_t b = 0; b < all.names.size(); ++b) {
            if (a == b || !is_never_larger(smaller, all.of[b])) continue;
            const auto one = known.cells.find(all.names[a]), other = known.cells.find(all.names[b]);
            REQUIRE(one != known.cells.end());
            REQUIRE(other != known.cells.end());
            ++found;
            if (!at_most[one->second].contains(other->second))
                FAIL_CHECK((all.names[a] + " is never more than " + all.names[b]));
        }
    }
    CHECK(found > 1000);
}

}  // namespace mase::editions
