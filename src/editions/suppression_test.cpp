#include "editions/suppression.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "editions/random_returns_fixture.h"
#include "editions/relations.h"
#include "editions/suppression_attack_fixture.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

// Parts and what they add up to, as published: "c 7 0 c 30".
std::string published(const std::vector<int>& parts, int threshold = 5) {
    Table table;
    std::vector<std::size_t> places;
    int total = 0;
    for (const int part : parts) {
        places.push_back(table.cells.size());
        table.cells.push_back({part});
        total += part;
    }
    table.cells.push_back({total, Standing::open, 1});
    table.equations.push_back(sum_of(parts.size(), places));
    const Suppression made = suppress(table, threshold);
    CHECK(made.betrayed.empty());
    std::string words;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
        words += (i == 0 ? "" : " ") + (made.fates[i] == Fate::shown
                                            ? std::to_string(table.cells[i].count)
                                            : std::string("c"));
    return words;
}

}  // namespace

TEST_CASE("numbers that are larger than the threshold, and noughts, are shown") {
    CHECK(published({6, 0, 24}) == "6 0 24 30");
    CHECK(published({6, 0, 24}, 10) == "c 0 c 30");
}

TEST_CASE("one small number is never all that is missing from a total") {
    CHECK(published({3, 20, 0, 30}) == "c c 0 30 53");
}

TEST_CASE("two small numbers that add up to too little or too much take a third with them") {
    CHECK(published({1, 1, 20}) == "c c c 22");
    CHECK(published({5, 5, 20}) == "c c c 30");
    CHECK(published({3, 3, 20}) == "c c 20 26");  // 1 and 5, 2 and 4, and so on: all are possible
}

TEST_CASE("a larger number that leaves no room takes another with it") {
    // Of 7, one from 1 to 5 and one of 6 or more can only be 1 and 6.
    CHECK(published({1, 6, 30, 40}) == "c c c 40 77");
}

TEST_CASE("of a small total nothing is shown, not even what is nought") {
    CHECK(published({1, 0, 2}) == "c c c c");
}

TEST_CASE("where nothing else can be withheld, the total is") {
    CHECK(published({2, 2, 2, 2}) == "c c c c 8");
    CHECK(published({1, 1, 1, 4}) == "c c c c c");
}

TEST_CASE("the small rest of a total is not given away by its larger part") {
    Table table{{{10}, {12, Standing::open, 1}, {2, Standing::unpublished}}, {}};
    table.equations.push_back(sum_of(1, {0, 2}));
    const auto fates = suppress(table, 5).fates;
    CHECK(fates[0] != Fate::shown);
    CHECK(fates[1] == Fate::shown);
}

TEST_CASE("what was published stays so, and what it would give away is withheld") {
    // Last quarter 8 and "c" were published of 20; this quarter is small, the year to date is not.
    Table table{{{8, Standing::shown}, {3}, {11}}, {}};
    table.equations.push_back(sum_of(2, {0, 1}));
    const auto fates = suppress(table, 5).fates;
    CHECK(fates[0] == Fate::shown);
    CHECK(fates[1] == Fate::small);
    CHECK(fates[2] != Fate::shown);
}

TEST_CASE("a number that was published and turns out to be the only key to another is reported") {
    Table table{{{3}, {20, Standing::shown}, {23, Standing::shown}}, {}};
    table.equations.push_back(sum_of(2, {0, 1}));
    CHECK(suppress(table, 5).betrayed == std::vector<std::size_t>{0});
}

TEST_CASE("the same table is suppressed in the same way each time") {
    const std::vector<int> parts{4, 9, 1, 0, 17, 5, 6, 2};
    CHECK(published(parts) == published(parts));
}

// The attack is told here what holds, and not by the list that the method goes by.
TEST_CASE("where several answers may be given, no answer is known as all the others are") {
    std::vector<Line> lines;
    for (const int count : {8, 8, 5, 0, 0}) {
        const std::string code = "USE" + std::to_string(lines.size());
        lines.push_back({LineKind::in_all, code, code, count});
    }
    lines.push_back({LineKind::in_all, "NOT_ANSWERED", "Not recorded", 0});
    lines.push_back({LineKind::total, "TOTAL", "All places counted", 21});
    const Figure uses{.id = "places_use",
                      .title = "Places",
                      .unit = "Places",
                      .source = "MR-67",
                      .note = "",
                      .lines = lines};
    const auto fates = fates_of({uses}, {}, *current_form().codes, 5)[0];
    Table table;
    Equation equation;
    for (const Line& line : lines) {
        equation.push_back({table.cells.size(), line.kind == LineKind::total ? -1 : 1});
        table.cells.push_back({line.count});
    }
    equation.push_back({table.cells.size(), -1});  // answers beyond the first of each place
    table.cells.push_back({0, Standing::slack});
    table.equations.push_back(equation);
    Suppression made{fates, {}};
    made.fates.push_back(Fate::blank);
    CHECK(found_by_programming(table, made, 5).empty());
    made.fates.assign(8, Fate::shown);
    made.fates[2] = Fate::small;
    made.fates[7] = Fate::blank;
    CHECK_FALSE(found_by_programming(table, made, 5).empty());
}

TEST_CASE("referrals for the data alone are the same number under two headings") {
    const auto line = [](LineKind kind, std::string code, int count) {
        return Line{kind, code, code, count};
    };
    const auto figure = [](std::string id, std::string unit, std::vector<Line> lines) {
        return Figure{.id = std::move(id),
                      .title = "",
                      .unit = std::move(unit),
                      .source = "",
                      .note = "",
                      .lines = std::move(lines)};
    };
    const auto counted = LineKind::counted;
    const std::vector<Figure> referrals{
        figure("referrals_received", "Referrals",
               {line(counted, "accepted", 30), line(LineKind::of_which, "accepted/A", 22),
                line(LineKind::of_which, "accepted/C", 8), line(counted, "returned", 10),
                line(LineKind::total, "TOTAL", 40)}),
        figure(
            "referrals_timing", "Referrals",
            {line(counted, "IN_TIME", 20), line(counted, "DATA_ONLY", 8), line(counted, "PAST", 0),
             line(counted, "NOT_LISTED", 12), line(LineKind::total, "TOTAL", 40)})};
    const Numbers timing = numbers_of(referrals, {}, *current_form().codes);
    CHECK(std::ranges::any_of(timing.table.equations, [&](const Equation& equation) {
        return equation.size() == 2 && equation[0].cell == timing.places[0][2] &&
               equation[1].cell == timing.places[1][1];
    }));
}

}  // namespace mase::editions
