// Whoever tries to work out what was withheld. It has the tables' equations and what was published,
// and shares nothing with the method it attacks: a simplex, and a search through all whole numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "editions/suppression.h"

namespace mase::editions {

// What a reader knows who is told, besides what is published, which cells are small, which are
// larger, and which are withheld whatever they are.
struct Sight {
    static constexpr int no_limit = 1'000'000;
    struct Row {
        std::vector<Term> terms;  // places in the lists below
        int sum = 0;
    };
    std::vector<std::size_t> cells;
    std::vector<int> least, most;
    std::vector<Row> rows;
};
Sight sight(const Table&, const std::vector<Fate>&, int threshold);

struct Interval {
    double least = 0, most = 0;
};
// By linear programming, of each of these places: what is outside it is ruled out.
std::vector<Interval> intervals(const Sight&, const std::vector<std::size_t>& places);

// By trying all: every value up to `most` that some table of whole numbers has there.
std::set<int> possible(const Sight&, std::size_t place, int most);

// What an attack of this table finds: small cells some of whose values it could rule out, and
// larger ones that it knows exactly. Empty when the table withstands it.
std::vector<std::string> found_by_programming(const Table&, const Suppression&, int threshold);
std::vector<std::string> found_by_trying(const Table&, const Suppression&, int threshold);

// Tables as no panel will have them, each from its seed.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    int below(int end);
    int count(int threshold);  // often nought, mostly small, at times large

private:
    std::uint64_t state_;
};
Table one_way(Chance&, int threshold, int parts);
Table two_way(Chance&, int threshold, int rows, int columns);
Table hierarchy(Chance&, int threshold, int groups, int parts);
Table linked(Chance&, int threshold, int parts);       // two tables of one total, and parts of it
Table overlapping(Chance&, int threshold, int parts);  // each a part of the total, and its rest
// The second quarter and the year to date, beside a first that was published by `publish`.
using Publish = Suppression (*)(const Table&, int threshold);
Table second_quarter(Chance&, int threshold, int parts, Publish);
Table revision(Chance&, int threshold, int parts, Publish);

// The shapes in which numbers are tied to each other: small tables, to try all numbers, and larger.
struct Shape {
    const char* name;
    std::function<Table(Chance&)> small, large;
};
std::vector<Shape> shapes(int threshold);

// As it is done by hand: each total has another number withheld, and nobody looks further.
Suppression by_hand(const Table&, int threshold);

}  // namespace mase::editions
