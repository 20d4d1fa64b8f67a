#include "editions/suppression.h"

#include <doctest/doctest.h>

#include <string>

namespace mase::editions {

namespace {

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

}  // namespace mase::editions
