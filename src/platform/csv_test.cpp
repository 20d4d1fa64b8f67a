#include "platform/csv.h"

#include <doctest/doctest.h>

namespace mase {

TEST_CASE("a quoted cell keeps its commas, quotes and line breaks") {
    const CsvTable table("x.csv", "code,label\r\nA,\"one, \"\"two\"\"\nthree\"\r\n",
                         {"code", "label"});
    CHECK(table.at(0, "label") == "one, \"two\"\nthree");
    CHECK(table.where(0) == "x.csv row 2");
    const CsvTable again("y.csv", "code,label\n" + csv_line({"A", table.at(0, "label")}),
                         {"code", "label"});
    CHECK(again.at(0, "label") == table.at(0, "label"));
}

TEST_CASE("a file of data that is not as it should be is refused") {
    CHECK_THROWS_AS(CsvTable("x.csv", "code\nA\n", {"code", "label"}), CsvError);
    CHECK_THROWS_AS(CsvTable("x.csv", "label,code\nA,b\n", {"code", "label"}), CsvError);
    CHECK_THROWS_AS(CsvTable("x.csv", "code,label\nA\n", {"code", "label"}), CsvError);
    CHECK_THROWS_AS(CsvTable("x.csv", "code,label\nA,\"b\n", {"code", "label"}), CsvError);
    CHECK_THROWS_AS(CsvTable("x.csv", "", {"code"}), CsvError);
}

}  // namespace mase
