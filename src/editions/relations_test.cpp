#include "editions/relations.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "editions/edition_file.h"
#include "editions/random_returns_fixture.h"
#include "editions/suppression_attack_fixture.h"
#include "returns/measures_file.h"

namespace mase::editions {

namespace {

using returns::Figure;
using returns::Line;
using returns::LineKind;

bool is_restricted(const std::string& section) {
    const auto& sections = returns::definition().sections;
    const auto found = std::ranges::find(sections, section, &returns::Section::id);
    return found != sections.end() && found->is_restricted;
}

// The first of a list are answered most often.
std::string any_code(Chance& chance, const std::string& list) {
    std::vector<std::string> codes;
    if (list == forms::agency_list) {
        for (const panels::Agency& agency : any_panel().agencies) codes.push_back(agency.code);
    } else {
        for (const forms::Code& code : current_form().codes->all(list)) codes.push_back(code.code);
    }
    const int most = int(codes.size());
    return codes[std::size_t(std::min(chance.below(most), chance.below(most)))];
}

returns::Tally any_tally(Chance& chance, const returns::Measure& measure, int total) {
    returns::Tally tally;
    tally.total = total;
    for (int i = 0; i < total; ++i) {
        if (chance.below(8) == 0) continue;  // not answered
        ++tally.answered;
        const std::string code = any_code(chance, measure.codes);
        ++tally.codes[code];
        if (!measure.by.empty()) ++tally.cells[{code, any_code(chance, measure.by_codes)}];
    }
    return tally;
}

// The whole return of a borough in which each child, and each thing, has some answer.
std::vector<Figure> some_return(Chance& chance, int children) {
    const int discussed = chance.below(children);
    const auto in_all = [](std::string code, int count) {
        return Line{LineKind::in_all, code, code, count};
    };
    std::vector<Figure> all{{.id = "summary",
                             .title = "Summary",
                             .unit = "Number",
                             .source = "MR-55",
                             .note = "",
                             .lines = {in_all("children", children),
                                       in_all("received", children - chance.below(discussed + 1)),
                                       in_all("discussed", discussed), in_all("meetings", 3)}}};
    std::map<std::string, returns::Tally> kept;
    for (const returns::Measure& measure : returns::definition().measures) {
        const bool is_of_child = measure.counts == returns::Counted::child;
        returns::Tally tally = any_tally(chance, measure, is_of_child ? children : children / 2);
        // The families are made of the same rows as the kinds.
        if (measure.id == "disruption_kinds") tally = kept["disruption_families"];
        kept[measure.id] = tally;
        all.push_back(returns::figure(measure, {tally, std::nullopt, std::nullopt, std::nullopt},
                                      current_form(), any_panel()));
        all.back().is_restricted = is_restricted(measure.section);
    }
    return all;
}

Content published(std::vector<Figure> figures, const std::vector<Content>& before) {
    auto fates = fates_of(figures, before, *current_form().codes, 5);
    Content content{.threshold = 5, .figures = {}, .sources = {}};
    for (std::size_t i = 0; i < figures.size(); ++i)
        content.figures.push_back({std::move(figures[i]), std::move(fates[i])});
    return content;
}

Fate fate(const std::vector<Figure>& figures, const std::string& id, const std::string& code,
          const std::vector<Content>& before = {}) {
    const auto fates = fates_of(figures, before, *current_form().codes, 5);
    const auto figure = std::ranges::find(figures, id, &Figure::id);
    const auto line = std::ranges::find(figure->lines, code, &Line::code);
    return fates[std::size_t(figure - figures.begin())][std::size_t(line - figure->lines.begin())];
}

Figure sexes(std::vector<int> counts) {
    const int total = counts[0] + counts[1] + counts[2];
    return {.id = "child_sex",
            .title = "Sex",
            .unit = "Children",
            .source = "MR-57",
            .note = "",
            .lines = {{LineKind::counted, "F", "Female", counts[0]},
                      {LineKind::counted, "M", "Male", counts[1]},
                      {LineKind::counted, "NOT_KNOWN", "Not known", counts[2]},
                      {LineKind::total, "TOTAL", "All children counted", total}}};
}

}  // namespace

TEST_CASE("a number that a correction changed by little is not shown, and by much it is") {
    const Content first = published({sexes({30, 20, 10})}, {});
    CHECK(first.figures[0].fates == std::vector(4, Fate::shown));
    CHECK(fate({sexes({31, 19, 10})}, "child_sex", "F", {first}) != Fate::shown);
    CHECK(fate({sexes({31, 19, 10})}, "child_sex", "M", {first}) != Fate::shown);
    CHECK(fate({sexes({31, 19, 10})}, "child_sex", "NOT_KNOWN", {first}) == Fate::shown);
    CHECK(fate({sexes({31, 19, 10})}, "child_sex", "TOTAL", {first}) == Fate::shown);
    CHECK(fate({sexes({40, 10, 10})}, "child_sex", "F", {first}) == Fate::shown);
}

TEST_CASE("what the first edition withheld, a correction does not give away") {
    const Content first = published({sexes({30, 20, 3})}, {});
    CHECK(first.figures[0].fates[2] == Fate::small);
    // Nothing of it was corrected: the same numbers are shown, and no other.
    const auto again = published({sexes({30, 20, 3})}, {first});
    CHECK(again.figures[0].fates == first.figures[0].fates);
}

TEST_CASE("the number of meetings is shown however small it is, and of children it is not") {
    Chance chance{7};
    const auto figures = some_return(chance, 4);
    CHECK(fate(figures, "summary", "meetings") == Fate::shown);
    CHECK(fate(figures, "summary", "children") != Fate::shown);
}

TEST_CASE("what was small in the families of disruptions can't be added up from their kinds") {
    Chance chance{11};
    const auto figures = some_return(chance, 60);
    const Numbers numbers = numbers_of(figures, {}, *current_form().codes);
    int across = 0;
    const auto place_in = [&](const std::string& id) {
        const auto at = std::ranges::find(figures, id, &Figure::id) - figures.begin();
        return numbers.places[std::size_t(at)];
    };
    const auto families = place_in("disruption_families"), kinds = place_in("disruption_kinds");
    for (const Equation& equation : numbers.table.equations) {
        const auto is_of = [&](const std::vector<std::size_t>& places) {
            return std::ranges::any_of(equation, [&](const Term& term) {
                return std::ranges::find(places.begin(), places.end() - 1, term.cell) !=
                       places.end() - 1;
            });
        };
        across += is_of(families) && is_of(kinds);
    }
    CHECK(across >= 3);
}

TEST_CASE("an earlier edition that is read back ties its numbers as it did when it was counted") {
    Chance chance{5};
    const auto figures = some_return(chance, 60);
    const Content content = published(figures, {});
    const auto tied = [&](const Content& before) {
        return numbers_of(figures, {before}, *current_form().codes).table.equations.size();
    };
    CHECK(tied(read_content(written(content))) == tied(content));
    CHECK(tied(content) >
          2 * numbers_of(figures, {}, *current_form().codes).table.equations.size());
}

TEST_CASE("no relation is claimed between numbers that does not hold") {
    for (int seed = 1; seed <= 10; ++seed) {
        Chance chance{std::uint64_t(seed) * 31};
        const Numbers numbers =
            numbers_of(some_return(chance, 5 + 9 * seed), {}, *current_form().codes);
        for (const Equation& equation : numbers.table.equations) {
            int sum = 0;
            for (const Term& term : equation)
                sum += term.times * numbers.table.cells[term.cell].count;
            CHECK(sum == 0);
        }
    }
}

TEST_CASE("what suppression costs a whole return is less than one number in eight") {
    for (const int children : {57, 90, 152, 400}) {
        Chance chance{std::uint64_t(children)};
        const auto figures = some_return(chance, children);
        const auto fates = fates_of(figures, {}, *current_form().codes, 5);
        int numbers = 0, small = 0, beside = 0;
        for (std::size_t f = 0; f < figures.size(); ++f) {
            if (figures[f].is_restricted) continue;
            for (std::size_t l = 0; l < figures[f].lines.size(); ++l) {
                const int count = figures[f].lines[l].count;
                ++numbers;
                small += count > 0 && count <= 5;
                beside += fates[f][l] != Fate::shown && !(count > 0 && count <= 5);
            }
        }
        CAPTURE(children);
        CAPTURE(small);
        CHECK(beside * 8 < numbers);
    }
}

}  // namespace mase::editions
