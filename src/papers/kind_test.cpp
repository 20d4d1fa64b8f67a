#include "papers/kind.h"

#include <doctest/doctest.h>

#include "papers/archive.h"
#include "papers/kinds_file.h"
#include "papers/papers_fixture.h"

namespace mase::papers {

namespace {

std::string kind(const std::string& bytes) {
    const auto found = kind_of(*content_of(bytes), allowed_kinds());
    return found ? *found : found.error().front().message;
}
bool is_refused(const std::string& bytes, const std::string& words) {
    return kind(bytes).contains(words);
}

}  // namespace

TEST_CASE("each kind of the list is known by what is in it") {
    CHECK(kind(pdf()) == "PDF");
    CHECK(kind(docx()) == "DOCX");
    CHECK(kind(docx({{"word/embeddings/Microsoft_Excel_Sheet1.xlsx"}})) == "DOCX");
    CHECK(kind(zip({{"[Content_Types].xml"}, {"xl/workbook.xml"}})) == "XLSX");
    CHECK(kind(odt()) == "ODT");
    CHECK(kind(png()) == "PNG");
    CHECK(kind(jpeg()) == "JPEG");
    CHECK(kind("A letter of Łódź.\r\n\tSecond line.\f") == "TXT");
    CHECK(kind("\xEF\xBB\xBFWith a mark at its start") == "TXT");
}

TEST_CASE("a kind that the list leaves out is refused, and the sentence names those it has") {
    const std::vector<Kind> only_pdf{{"PDF", "PDF", "pdf", "application/pdf"}};
    const auto refused = kind_of(*content_of(png()), only_pdf);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().field == "file");
    CHECK(refused.error().front().message.contains("Save it as PDF"));
    CHECK(is_refused("GIF89a and so on\x01", "Files of this kind cannot be attached"));
}

TEST_CASE("a program is no paper, whatever it is called") {
    using namespace std::string_literals;
    for (const std::string& bytes : {"MZ\x90\0"s, "\x7F"s + "ELF\x02"s, "#!/bin/sh\necho"s,
                                     "\xCF\xFA\xED\xFE..."s, "L\0\0\0\x01\x14\x02\0"s})
        CHECK(is_refused(bytes, "This is a program"));
}

TEST_CASE("text that a browser would draw or run is no plain text") {
    for (const char* text : {"<html><body>", "  \n<!DOCTYPE html>", "<?xml version='1.0'?><svg/>",
                             "\xEF\xBB\xBF<svg onload=x>", "words <SCRIPT>alert(1)</SCRIPT>"})
        CHECK(is_refused(text, "cannot be attached"));
    CHECK(is_refused(std::string("words\0more", 10), "cannot be attached"));
    CHECK(is_refused("not \xFF utf-8", "cannot be attached"));
    CHECK(is_refused("cut off \xC5", "cannot be attached"));
}

TEST_CASE("a PDF that is locked, runs something or is cut off is refused with a way out") {
    CHECK(is_refused(pdf("/Encrypt 5 0 R"), "has a password or a lock"));
    for (const char* inside : {"/S /JavaScript /JS (x)", "/Launch", "/EmbeddedFiles 2 0 R"})
        CHECK(is_refused(pdf(inside), "Print it to a new PDF"));
    CHECK(is_refused("%PDF-1.4\nhalf of it", "not whole"));
    // Wherever it stands.
    CHECK(is_refused(pdf(std::string(65530, ' ') + "/Encrypt"), "has a password or a lock"));
}

TEST_CASE("a document with macros, programs or other packages in it is refused") {
    for (const char* name :
         {"word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml",
          "xl/macrosheets/sheet1.xml", "a/B.EXE", "word/embeddings/x.docm", "x.zip"}) {
        CAPTURE(name);
        CHECK(is_refused(docx({{name}}), "contains macros or programs"));
    }
    CHECK(is_refused(odt({{"Basic/Standard/Module1.xml"}}), "contains macros or programs"));
    CHECK(is_refused(odt({{"Scripts/python/x.py"}}), "contains macros or programs"));
}

TEST_CASE("a document with a password is refused, however it is locked") {
    CHECK(is_refused(docx({{"word/styles.xml", "x", 1}}), "has a password"));
    CHECK(
        is_refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an encrypted package", "without a password"));
    CHECK(is_refused(odt({{"content.xml", "\x8F\x11\x02"}}), "has a password"));
    CHECK(is_refused(odt({{"encrypted-package"}}), "has a password"));
    CHECK(kind(odt({{"content.xml", "<?xml?>"}})) == "ODT");
}

TEST_CASE("what unpacks to far more than it holds is refused, and so is a picture of that sort") {
    const auto claims = [](std::size_t size) { return docx({{"word/x.xml", "xx", 0, 8, size}}); };
    CHECK(is_refused(claims(300U << 20U), "unpacks to far more"));
    CHECK(is_refused(claims(5U << 20U), "unpacks to far more"));
    CHECK(kind(claims(3U << 20U)) == "DOCX");
    CHECK(is_refused(png(40'000, 40'000), "so large"));
    CHECK(is_refused(png(0xFFFFFFFF, 0xFFFFFFFF), "so large"));
    CHECK(is_refused(jpeg(255, 255), "so large"));
    CHECK(is_refused(png(0, 10), "not whole"));
}

TEST_CASE("a package of files is not a document, and says so") {
    CHECK(is_refused(zip({{"one.txt"}, {"two.txt"}}), "Attach each of them by itself"));
    CHECK(is_refused(zip({{"mimetype", "application/epub+zip"}}), "by itself"));
}

TEST_CASE("an archive whose directory and entries do not agree is refused as not whole") {
    const std::string sound = docx();
    REQUIRE(archive_of(*content_of(sound)));
    for (std::size_t cut = 4; cut < sound.size(); cut += 3)
        CHECK(is_refused(sound.substr(0, cut), "not whole"));
    std::string renamed = sound;
    renamed[30] = 'X';  // of the first entry, not of its row in the directory
    CHECK_FALSE(archive_of(*content_of(renamed)));
    // Two rows for one entry share its bytes: so the largest bombs are made.
    const std::string one = zip({{"a"}});
    const std::size_t row = one.find("PK\x01\x02"), end = one.find("PK\x05\x06");
    const std::string twice = one.substr(0, end) + one.substr(row, end - row) + "PK\x05\x06" +
                              little(0, 4) + little(2, 2) + little(2, 2) +
                              little(2 * (end - row), 4) + little(row, 4) + little(0, 2);
    CHECK_FALSE(archive_of(*content_of(twice)));
}

TEST_CASE("nothing that is cut short, or empty, breaks the telling of kinds apart") {
    for (const std::string& whole : {pdf(), docx(), odt(), png(), jpeg(), std::string("Łódź")}) {
        for (std::size_t size = 0; size < whole.size(); ++size)
            CHECK_FALSE(kind(whole.substr(0, size)).empty());
    }
    CHECK(is_refused("", "This file is empty"));
    CHECK(is_refused("{\\rtf1}", "old kind (.rtf)"));
    CHECK(is_refused(std::string("\0\0\0\x18"
                                 "ftypheic",
                                 12),
                     "Save it as JPEG"));
}

}  // namespace mase::papers
