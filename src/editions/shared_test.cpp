#include "editions/shared.h"

#include <doctest/doctest.h>

#include "editions/edition_file.h"
#include "editions/shared_file.h"
#include "platform/csv.h"

namespace mase::editions {

namespace {

using returns::LineKind;

// Of each number that is not shown there is none other like it.
Content one_of_each() {
    const returns::Figure sex{.id = "child_sex",
                              .title = "Sex",
                              .unit = "Children",
                              .source = "MR-57",
                              .note = "As recorded,\n\"or not\".",
                              .lines = {{LineKind::counted, "F", "Female", 17},
                                        {LineKind::counted, "M", "Male", 83461},
                                        {LineKind::of_which, "M/1", "Of whom, one", 29},
                                        {LineKind::counted, "U", "Not known", 0},
                                        {LineKind::counted, "X", "Found", 7193, {}, true},
                                        {LineKind::total, "TOTAL", "All", 250}},
                              .section = "Children"};
    const returns::Figure table{.id = "sex_by_risk",
                                .title = "Sex by risk",
                                .unit = "Children",
                                .source = "MR-57",
                                .note = "",
                                .lines = {{LineKind::counted, "F", "Female", 6367}},
                                .section = "Children",
                                .is_restricted = true};
    return {20,
            {{sex, {Fate::small, Fate::large, Fate::blank, Fate::shown, Fate::tied, Fate::shown}},
             {table, {Fate::shown}}},
            {{"data/codes/sex.csv", "abc"}}};
}

SharedLine line(LineKind kind, const std::string& code, std::optional<int> count,
                bool is_found = false) {
    return {
        .kind = kind, .code = code, .label = "The " + code, .is_found = is_found, .shown = count};
}

SharedEdition edition(const std::string& name, std::vector<SharedFigure> figures,
                      int threshold = 5) {
    return {.panel = {},
            .panel_name = name,
            .quarter = {2026, 2},
            .number = 1,
            .published_at = {},
            .content = {threshold, std::move(figures)}};
}

SharedFigure figure(const std::string& id, std::vector<SharedLine> lines,
                    const std::string& note = "Each child once.") {
    return {.id = id,
            .title = "Title of " + id,
            .unit = "Children",
            .source = "MR-57",
            .note = note,
            .section = "Children",
            .lines = std::move(lines)};
}

std::string cells(const std::vector<SideFigure>& all, const std::string& code) {
    std::string words;
    for (const SideFigure& one : all) {
        for (const SideLine& found : one.lines) {
            if (found.code != code) continue;
            for (const SideCell& cell : found.cells)
                words += (words.empty() ? "" : " ") +
                         (cell.shown == SideShown::number       ? std::to_string(cell.count)
                          : cell.shown == SideShown::hidden     ? "c"
                          : cell.shown == SideShown::not_listed ? "-"
                                                                : "not-asked");
        }
    }
    return words;
}

}  // namespace

TEST_CASE("what the shareable edition withholds is not in what is shared, nor why it does") {
    const std::string text = written(shared(one_of_each()));
    CHECK(text.contains("\"250\""));
    CHECK(text.contains("\"Female\",\"c\""));
    for (const char* number : {"17", "83461", "29", "7193", "6367"}) {
        CAPTURE(number);
        CHECK(written(one_of_each()).contains("\"" + std::string(number) + "\""));
        CHECK_FALSE(text.contains(number));
    }
    for (const char* word : {"small", "large", "tied", "blank", "restricted", "sex_by_risk", "abc"})
        CHECK_FALSE(text.contains(word));
}

TEST_CASE("what is kept of a shared return is read back as it was, and nothing else is") {
    const SharedContent content = shared(one_of_each());
    CHECK(read_shared(written(content)) == content);
    CHECK(content.threshold == 20);
    const std::string text = written(content);
    CHECK_THROWS_AS(read_shared(""), CsvError);
    CHECK_THROWS_AS(read_shared(text.substr(text.find('\n') + 1)), CsvError);
    CHECK_THROWS_AS(read_shared(written(one_of_each())), CsvError);
    std::string wrong = text;
    wrong.replace(wrong.find("\"250\""), 5, "\"-25\"");
    CHECK_THROWS_AS(read_shared(wrong), CsvError);
}

TEST_CASE("side by side: a number, one that is withheld, one not listed, and one not asked") {
    const auto all = side_by_side(
        {edition("A", {figure("sex", {line(LineKind::counted, "F", 20),
                                      line(LineKind::counted, "M", std::nullopt),
                                      line(LineKind::counted, "WARD", 9, true),
                                      line(LineKind::total, "TOTAL", 31)})}),
         edition(
             "B",
             {figure("sex", {line(LineKind::counted, "F", 0), line(LineKind::counted, "X", 8),
                             line(LineKind::counted, "M", 12), line(LineKind::total, "TOTAL", 20)}),
              figure("gangs", {line(LineKind::total, "GANGS", 7)})})});
    REQUIRE(all.size() == 2);
    CHECK(cells(all, "F") == "20 0");
    CHECK(cells(all, "M") == "c 12");
    CHECK(cells(all, "WARD") == "9 -");
    CHECK(cells(all, "X") == "not-asked 8");
    CHECK(cells(all, "GANGS") == "not-asked 7");
    std::string order;
    for (const SideLine& each : all[0].lines) order += each.code + " ";
    CHECK(order == "F X M WARD TOTAL ");
    CHECK(all[0].meanings.size() == 1);
    CHECK(all[0].meanings[0].boroughs == std::vector<std::string>{"A", "B"});
}

TEST_CASE("side by side: an answer that is worded differently is another, whatever its code") {
    SharedLine other = line(LineKind::counted, "F", 8);
    other.label = "Another word";
    const auto all =
        side_by_side({edition("A", {figure("sex", {line(LineKind::counted, "F", 20)})}),
                      edition("B", {figure("sex", {other})})});
    CHECK(cells(all, "F") == "not-asked 8 20 not-asked");
}

TEST_CASE("side by side: a part is of its own heading, and is not listed where it is not there") {
    const auto part = [](int count) { return line(LineKind::of_which, "1", count); };
    const auto all = side_by_side(
        {edition("A", {figure("ethnicity", {line(LineKind::counted, "W", 20), part(11),
                                            line(LineKind::counted, "B", 30), part(12)})}),
         edition("B", {figure("ethnicity", {line(LineKind::counted, "W", std::nullopt),
                                            line(LineKind::counted, "B", 40), part(13)})})});
    CHECK(cells(all, "1") == "11 - 12 13");
}

TEST_CASE("side by side: boroughs that count a figure in different ways are told apart") {
    const auto all = side_by_side({edition("A", {figure("sex", {}, "Each child once.")}),
                                   edition("B", {figure("sex", {}, "Each child once.")}),
                                   edition("C", {figure("sex", {}, "Each referral.")})});
    REQUIRE(all.size() == 1);
    REQUIRE(all[0].meanings.size() == 2);
    CHECK(all[0].meanings[0].boroughs == std::vector<std::string>{"A", "B"});
    CHECK(all[0].meanings[1].words.contains("Each referral."));
}

TEST_CASE("what is small is said once where it is the same, and for each where it is not") {
    CHECK(thresholds_words({edition("A", {}), edition("B", {})}) == "Small is from 1 to 5.");
    CHECK(thresholds_words({edition("A", {}, 5), edition("B", {}, 3), edition("C", {}, 5)}) ==
          "The boroughs do not all call the same numbers small: from 1 to 3 in B; from 1 to 5 in "
          "A, C. A number that one shows another may withhold.");
}

}  // namespace mase::editions
