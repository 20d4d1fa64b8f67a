#include "platform/xlsx_writing.h"

#include <doctest/doctest.h>
#include <zip.h>

#include "platform/xlsx.h"

namespace mase {

namespace {

XlsxSheet sheet_of(std::string name, std::vector<std::vector<XlsxCell>> rows) {
    return {.name = std::move(name), .widths = {20, 8}, .rows = std::move(rows)};
}

// Of an archive, as it stands in it.
std::string part_of(const std::string& archive, const std::string& name) {
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
    zip_t* opened = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    REQUIRE(opened);
    zip_file_t* file = zip_fopen(opened, name.c_str(), 0);
    REQUIRE(file);
    std::string bytes(100'000, '\0');
    bytes.resize(std::size_t(zip_fread(file, bytes.data(), bytes.size())));
    zip_fclose(file);
    zip_discard(opened);
    return bytes;
}

std::string between(const std::string& text, const std::string& start, const std::string& end) {
    const std::size_t from = text.find(start) + start.size();
    return text.substr(from, text.find(end, from) - from);
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

TEST_CASE("each sheet of paper bears the marking and the stamp, as words and not as orders") {
    XlsxSheet marked = sheet_of("One", {{"a"}});
    marked.marking = "OFFICIAL-SENSITIVE";
    marked.stamp = "Copy K7, for A&R <" + std::string(400, 'v');
    const std::string part = part_of(xlsx_file({marked}), "xl/worksheets/sheet1.xml");
    const std::string header = between(part, "<oddHeader>", "</oddHeader>");
    const std::string footer = between(part, "<oddFooter>", "</oddFooter>");
    CHECK(header ==
          "&amp;C&amp;&quot;Arial,Bold&quot;OFFICIAL-SENSITIVE&amp;RPage &amp;P of &amp;N");
    CHECK(footer.contains("OFFICIAL-SENSITIVE\n"));
    CHECK(footer.contains("Copy K7, for A+R &lt;vvv"));
    CHECK(footer.size() < 255);  // Excel calls a longer one damaged
}

}  // namespace mase
