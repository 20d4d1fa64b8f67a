#include "platform/xlsx_writing.h"

#include <doctest/doctest.h>

#include "platform/xlsx.h"

namespace mase {

namespace {

XlsxSheet sheet_of(std::string name, std::vector<std::vector<XlsxCell>> rows) {
    return {.name = std::move(name), .widths = {20, 8}, .rows = std::move(rows)};
}

}  // namespace

TEST_CASE("what is written to a workbook is read back, sheet by sheet") {
    const std::string file =
        xlsx_file({sheet_of("Children", {{"Answer", "Children"},
                                         {"“Łódź” <b> & \"co\"", std::int64_t{12}},
                                         {"", std::int64_t{0}}}),
                   sheet_of("Notes", {{"A line\nand another"}})});
    CHECK(first_sheet(file) == std::vector<std::vector<std::string>>{{"Answer", "Children"},
                                                                     {"“Łódź” <b> & \"co\"", "12"},
                                                                     {"", "0"}});
    CHECK(sheet(file, 1) == std::vector<std::vector<std::string>>{{"A line\nand another"}});
    CHECK_THROWS_AS(sheet(file, 2), XlsxError);
}

TEST_CASE("a formula that was typed as an answer is words in a workbook, and no formula") {
    const std::string file = xlsx_file({sheet_of("Answers", {{"=1+1"}, {"+44 20 7946 0100"}})});
    CHECK(first_sheet(file) ==
          std::vector<std::vector<std::string>>{{"=1+1"}, {"+44 20 7946 0100"}});
}

TEST_CASE("sheets of names that are alike, too long or forbidden are written all the same") {
    const std::string name = "Disruptions: civil orders, closures and notices";
    const std::string file =
        xlsx_file({sheet_of(name, {{"a"}}), sheet_of(name, {{"b"}}), sheet_of("", {{"c"}})});
    CHECK(sheet(file, 1).front().front() == "b");
    CHECK(sheet(file, 2).front().front() == "c");
}

TEST_CASE("the same sheets make the same file, to the byte") {
    const auto sheets = std::vector{sheet_of("One", {{"a", std::int64_t{1}}})};
    CHECK(xlsx_file(sheets) == xlsx_file(sheets));
}

}  // namespace mase
