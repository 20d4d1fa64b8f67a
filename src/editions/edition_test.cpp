#include <doctest/doctest.h>

#include "editions/edition_file.h"
#include "platform/csv.h"

namespace mase::editions {

namespace {

using returns::Line;
using returns::LineKind;

Frozen frozen(int female, int male) {
    return {{.id = "child_sex",
             .title = "Sex, \"as recorded\"",
             .unit = "Children",
             .source = "MR-57",
             .note = "Male, female\nand not known.",
             .lines = {{LineKind::counted, "F", "Female", female},
                       {LineKind::of_which, "F/1", "Of whom, one", 0, {}, true},
                       {LineKind::in_all, "M", "Male", male},
                       {LineKind::total, "TOTAL", "All", female + male}}},
            {Fate::small, Fate::blank, Fate::large, Fate::shown}};
}

}  // namespace

TEST_CASE("what is kept of a return is read back as it was, to the byte") {
    const Content content{5, {frozen(3, 20)}, {{"data/codes/sex.csv", "abc"}}};
    const std::string text = written(content);
    const Content again = read_content(text);
    CHECK(written(again) == text);
    CHECK(again.threshold == 5);
    REQUIRE(again.figures.size() == 1);
    CHECK(again.figures[0].figure.lines == content.figures[0].figure.lines);
    CHECK(again.figures[0].figure.note == content.figures[0].figure.note);
    CHECK(again.figures[0].fates == content.figures[0].fates);
    CHECK(again.sources == content.sources);
    CHECK_THROWS_AS(read_content("\"figure\",\"x\"\r\n"), CsvError);
}

TEST_CASE("how many numbers are shown counts those alone that the shareable edition lists") {
    const ShownCount count = shown_count({5, {frozen(3, 20)}, {}});
    CHECK(count.listed == 3);  // that one of whom nothing is known is not listed
    CHECK(count.shown == 1);
    CHECK(count.above_nought == 1);
    CHECK(count.small == 1);
}

TEST_CASE("which lines are listed tells no more than the numbers that are shown") {
    const auto listed = [](const Frozen& frozen, Reader reader) {
        std::string codes;
        for (std::size_t i = 0; i < frozen.fates.size(); ++i) {
            if (is_listed(frozen, i, reader)) codes += frozen.figure.lines[i].code + " ";
        }
        return codes;
    };
    const auto part = [](std::string code, int count) {
        return Line{LineKind::of_which, std::move(code), "", count, {}, true};
    };
    // One small group: of five answers, or of one, it looks the same.
    const auto group = [&](std::vector<Line> parts) {
        Frozen frozen{{.id = "x", .title = "", .unit = "", .source = "", .note = "", .lines = {}},
                      {Fate::small}};
        frozen.figure.lines = {{LineKind::counted, "ASIAN", "", 5}};
        for (Line& line : parts) {
            frozen.figure.lines.push_back(std::move(line));
            frozen.fates.push_back(Fate::blank);
        }
        return frozen;
    };
    const Frozen five =
        group({part("A", 1), part("B", 1), part("C", 1), part("D", 1), part("E", 1)});
    CHECK(listed(five, Reader::shareable) == "ASIAN ");
    CHECK(listed(five, Reader::shareable) == listed(group({part("A", 5)}), Reader::shareable));
    CHECK(listed(five, Reader::restricted) == "ASIAN A B C D E ");
    // What was found is listed by its own number alone: neither a nought, which another period had
    // some of, nor what is withheld.
    Frozen list = group({part("G", 7), part("A", 0), part("B", 3), part("C", 8)});
    list.figure.lines[0] = {LineKind::counted, "G", "", 18};
    list.fates = {Fate::shown, Fate::shown, Fate::shown, Fate::small, Fate::large};
    CHECK(listed(list, Reader::shareable) == "G G ");
    list = group({part("G", 7)});
    list.figure.lines[0] = {LineKind::counted, "G", "", 7};
    list.fates = {Fate::shown, Fate::shown};
    CHECK(listed(list, Reader::shareable) == "G ");
}

TEST_CASE("counting again tells each line that differs, and lines that came or went") {
    const Frozen then = frozen(3, 20);
    CHECK(differences({then}, {then.figure}).empty());
    auto now = frozen(4, 20).figure;
    now.lines.erase(now.lines.begin() + 1);  // it was nought: long lists leave that out
    now.lines.insert(now.lines.begin(), {LineKind::counted, "U", "Unknown", 1});
    const auto all = differences({then}, {now});
    REQUIRE(all.size() == 3);
    CHECK(all[0].line == "Female");
    CHECK(all[0].frozen == 3);
    CHECK(all[0].now == 4);
    CHECK(all[1].line == "All");
    CHECK(all[2].line == "Unknown");
    CHECK_FALSE(all[2].frozen);
    CHECK(all[2].now == 1);
    CHECK(differences({then}, {}).size() == 3);
    CHECK(differences({}, {then.figure}).size() == 3);
}

TEST_CASE("a definition that says something else, is new or is gone, has changed") {
    const std::vector<Source> then{{"a", "1"}, {"b", "2"}, {"c", "3"}};
    CHECK(changed_sources(then, then).empty());
    CHECK(changed_sources(then, {{"a", "1"}, {"b", "5"}, {"d", "4"}}) ==
          std::vector<std::string>{"b", "c", "d"});
}

}  // namespace mase::editions
