// Whole returns of boroughs, attacked by whoever has all editions of them.
#include <doctest/doctest.h>

#include <utility>

#include "editions/random_returns_fixture.h"
#include "editions/relations.h"

namespace mase::editions {

namespace {

constexpr int threshold = 5;

struct Attacked {
    std::vector<std::string> found;
    bool is_withheld = false;  // nothing of it is shown
    int shown = 0;             // if it is not: so many lines that are not nought
};

Attacked attacked(const std::vector<returns::Figure>& figures, const std::vector<Content>& before) {
    const Numbers numbers = numbers_of(figures, before, *current_form().codes);
    const Suppression made = suppress(numbers.table, threshold);
    Attacked all{found_by_programming(numbers.table, made, threshold), !made.betrayed.empty()};
    for (const auto& lines : numbers.places) {
        for (const std::size_t cell : lines)
            all.shown += made.fates[cell] == Fate::shown && numbers.table.cells[cell].count > 0;
    }
    return all;
}

Content published(const std::vector<returns::Figure>& figures) {
    const auto fates = fates_of(figures, {}, *current_form().codes, threshold);
    Content content{.threshold = threshold, .figures = {}, .sources = {}};
    for (std::size_t i = 0; i < figures.size(); ++i)
        content.figures.push_back({figures[i], fates[i]});
    return content;
}

Size size_of(int children) {
    return {children, children / 3, children / 2, children / 2, children / 4, children / 2};
}

Attacked attacked_correction(int children, int records, int added) {
    Microdata borough(std::uint64_t(children + records), size_of(children));
    const Content first = published(borough.figures());
    borough.mend(records);
    borough.add_children(added);
    return attacked(borough.figures(), {first});
}

}  // namespace

TEST_CASE("returns of small and of large boroughs withstand the attack") {
    int withheld_whole = 0;
    for (const int children : {8, 20, 45, 90, 180}) {
        CAPTURE(children);
        const Microdata borough(std::uint64_t(children), size_of(children));
        const Attacked attack = attacked(borough.figures(), {});
        CHECK_MESSAGE(attack.found.empty(), (attack.found.empty() ? "" : attack.found.front()));
        withheld_whole += attack.is_withheld;
    }
    CHECK(withheld_whole <= 1);
}

TEST_CASE("corrections of returns withstand whoever has the first edition as well") {
    int shown = 0, withheld_whole = 0;
    for (const auto& [children, records] :
         {std::pair{30, 2}, {30, 25}, {60, 1}, {60, 8}, {120, 4}, {120, 40}}) {
        CAPTURE(children);
        CAPTURE(records);
        const Attacked attack = attacked_correction(children, records, 0);
        CHECK_MESSAGE(attack.found.empty(), (attack.found.empty() ? "" : attack.found.front()));
        withheld_whole += attack.is_withheld;
        if (!attack.is_withheld) shown += attack.shown;
    }
    CHECK(withheld_whole <= 1);
    CHECK(shown > 600);
}

TEST_CASE("a correction by a child more changes every figure, and is withheld whole") {
    const Attacked attack = attacked_correction(30, 2, 1);
    CHECK(attack.is_withheld);
    CHECK_MESSAGE(attack.found.empty(), (attack.found.empty() ? "" : attack.found.front()));
}

}  // namespace mase::editions
