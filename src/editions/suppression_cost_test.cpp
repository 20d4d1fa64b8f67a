// What it costs to withhold small numbers, in numbers. With -s each assertion tells what it
// counted:
//   mase_tests -tc='what suppression costs*' -s
#include <doctest/doctest.h>

#include "editions/suppression_attack_fixture.h"

namespace mase::editions {

namespace {

constexpr int threshold = 5;
constexpr int tables = 300;

struct Cost {
    int numbers = 0, small = 0;
    int beside = 0;          // withheld, but neither small nor nought
    int noughts = 0;         // withheld with the rest of a small total
    int beside_by_hand = 0;  // by the rule of thumb
    int broken_by_hand = 0;  // tables of which the attack then finds something out
};

Cost cost_of(const Shape& shape) {
    Cost cost;
    for (int seed = 1; seed <= tables; ++seed) {
        Chance chance(std::uint64_t(seed) * 7919);
        const Table table = shape.large(chance);
        const Suppression made = suppress(table, threshold), other = by_hand(table, threshold);
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            const Cell& cell = table.cells[i];
            if (cell.standing != Standing::open) continue;
            const bool is_hidden = made.fates[i] != Fate::shown;
            ++cost.numbers;
            cost.small += cell.count > 0 && cell.count <= threshold;
            cost.beside += is_hidden && cell.count > threshold;
            cost.noughts += is_hidden && cell.count == 0;
            cost.beside_by_hand += other.fates[i] != Fate::shown && cell.count > threshold;
        }
        cost.broken_by_hand += !found_by_programming(table, other, threshold).empty();
    }
    return cost;
}

}  // namespace

TEST_CASE("what suppression costs is what the guide says, for tables of every shape") {
    // numbers, small, beside, noughts, beside and broken by hand
    const std::vector<Cost> said{
        {3075, 1110, 114, 0, 28, 72},     {6682, 1796, 2299, 191, 961, 277},
        {4984, 1577, 750, 102, 452, 228}, {4170, 1242, 935, 102, 365, 195},
        {1806, 492, 237, 22, 283, 110},   {3270, 806, 1193, 109, 703, 225},
        {1806, 510, 592, 86, 267, 217}};
    const std::vector<Shape> all = shapes(threshold);
    REQUIRE(all.size() == said.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].name);
        const Cost cost = cost_of(all[i]);
        CHECK(cost.numbers == said[i].numbers);
        CHECK(cost.small == said[i].small);
        CHECK(cost.beside == said[i].beside);
        CHECK(cost.noughts == said[i].noughts);
        CHECK(cost.beside_by_hand == said[i].beside_by_hand);
        CHECK(cost.broken_by_hand == said[i].broken_by_hand);
    }
}

}  // namespace mase::editions
