#include "platform/xlsx.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <fstream>
#include <iterator>
#include <map>

#include "platform/temporary_folder_fixture.h"

namespace mase {

namespace {

using Parts = std::map<std::string, std::string>;

Parts parts_of(const std::string& sheet) {
    return {
        {"xl/workbook.xml",
         "<workbook xmlns:r='r'><workbookPr/><sheets><sheet name='One' r:id='rId7'/><sheet "
         "name='Two' r:id='rId8'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='rId8' Target='worksheets/other.xml'/><Relationship "
         "Id='rId7' Target='worksheets/sheet1.xml'/></Relationships>"},
        {"xl/sharedStrings.xml",
         "<sst><si><t>Family name</t></si><si><r><t>Zo</t></r><r><t>fia</t></r><rPh><t>x</t></rPh>"
         "</si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\/mm\\/yyyy'/><numFmt "
         "numFmtId='165' formatCode='0 \"days\"'/></numFmts><cellStyleXfs><xf "
         "numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf "
         "numFmtId='165'/></cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}};
}

std::string workbook(const Parts& parts) {
    const TemporaryFolder folder;
    const std::string path = folder.file("book.xlsx");
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    REQUIRE(archive);
    for (const auto& [name, text] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    REQUIRE(zip_close(archive) == 0);
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::vector<std::string>> read(const std::string& sheet) {
    return first_sheet(workbook(parts_of(sheet)));
}

}  // namespace

TEST_CASE("the first sheet's cells come as text, where they stand") {
    const auto rows = read(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>Born "
        "on</t></is></c></row><row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3'><v>9990000018</v>"
        "</c><c r='C3' s='1'><v>40629</v></c></row>");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == std::vector<std::string>{"Family name", "", "Born on"});
    CHECK(rows[1] == std::vector<std::string>{"", "", ""});
    CHECK(rows[2] == std::vector<std::string>{"Zofia", "9990000018", "2011-03-27"});
}

TEST_CASE("only a format that shows a day makes a number one") {
    const auto rows = read(
        "<row><c><v>40629</v></c><c s='2'><v>40629</v></c><c s='1'><v>40629.75</v></c><c "
        "t='b'><v>1</v></c><c t='str'><v>40629</v></c><c><v>1.5</v></c></row>");
    CHECK(rows.front() ==
          std::vector<std::string>{"40629", "40629", "2011-03-27", "Yes", "40629", "1.5"});
}

TEST_CASE("a workbook that counts from 1904 has its days four years on") {
    Parts parts = parts_of("<row><c s='1'><v>39167</v></c></row>");
    parts["xl/workbook.xml"] =
        "<workbook><workbookPr date1904='1'/><sheets><sheet id='rId7'/></sheets></workbook>";
    CHECK(first_sheet(workbook(parts)).front().front() == "2011-03-27");
}

TEST_CASE("a workbook that is broken, or declares entities, is an error and no crash") {
    const std::string whole = workbook(parts_of("<row><c><v>1</v></c></row>"));
    for (std::size_t cut = 0; cut < whole.size(); cut += 7)
        CHECK_THROWS_AS(first_sheet(whole.substr(0, cut)), XlsxError);
    CHECK_THROWS_AS(read("<row><c>"), XlsxError);
    CHECK_THROWS_AS(read("<row r='999999999'></row>"), XlsxError);
    CHECK_THROWS_AS(read("<row><c r='ZZZZ1'><v>1</v></c></row>"), XlsxError);
    Parts parts = parts_of("");
    parts["xl/worksheets/sheet1.xml"] =
        "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><worksheet><sheetData><row><c><v>&b;</v></c></row>"
        "</sheetData></worksheet>";
    CHECK_THROWS_AS(first_sheet(workbook(parts)), XlsxError);
    parts.erase("xl/worksheets/sheet1.xml");
    CHECK_THROWS_AS(first_sheet(workbook(parts)), XlsxError);
}

}  // namespace mase
