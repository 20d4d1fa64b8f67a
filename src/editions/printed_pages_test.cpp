// A program that gives back the page it was to make PDF of stands in for WeasyPrint: what is made
// of it is looked at in tests/pdf.py.
#include "editions/printed_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>

#include "editions/publishing_fixture.h"
#include "platform/pdf.h"
#include "platform/xlsx.h"

namespace mase::editions {

namespace {

const std::string pdf_file = "/returns/2026-27-q2/editions/1/pdf";

std::vector<std::string> stand_in(const std::string& code) {
    return {"/usr/bin/python3", "-I", "-c", "import sys; page = sys.stdin.read(); " + code};
}
// Far longer than any of these takes.
const PdfLimits waits{.patience = std::chrono::minutes(1)};
const char* const gives_page = "sys.stdout.write('%PDF-' + page)";

std::string words_of(const std::string& html) {
    const std::string text = std::regex_replace(html, std::regex("&amp;"), "&");
    return std::regex_replace(text, std::regex("&#39;"), "'");
}

// As the page has its lines: those of a two-way table one under the other, its sums before its
// total.
void add_rows(const std::string& figure, const std::vector<std::string>& heads,
              const std::vector<std::string>& cells, bool is_total, std::vector<Row>& rows) {
    const Row all{figure, cells[0], cells[1]};
    if (!is_total) rows.push_back(all);
    for (std::size_t at = 2; at < cells.size(); ++at)
        rows.push_back({figure, heads.at(at), cells[at]});
    if (is_total) rows.push_back(all);
}

std::vector<Row> rows_of_print(const std::string& html) {
    static const std::regex part(
        "<h[23]>(.*?)</h[23]>|<th scope=\"col\">(.*?)</th>|<tr( class=\"total\")?[^>]*>"
        "<th scope=\"row\">(.*?)</th>|<td>(.*?)</td>|(</tr>)");
    std::vector<Row> rows;
    std::string figure;
    std::vector<std::string> heads, cells;
    bool is_total = false;
    for (std::sregex_iterator at(html.begin(), html.end(), part), end; at != end; ++at) {
        const std::smatch& found = *at;
        if (found[1].matched) {
            figure = words_of(found[1]);
            heads.clear();
        } else if (found[2].matched) {
            heads.push_back(words_of(found[2]));
        } else if (found[4].matched) {
            is_total = found[3].matched;
            cells = {words_of(found[4])};
        } else if (found[5].matched) {
            cells.push_back(words_of(found[5]));
        } else if (!cells.empty()) {
            CHECK(cells.size() == heads.size());
            add_rows(figure, heads, cells, is_total, rows);
            cells.clear();
        }
    }
    return rows;
}

// The address that it is to be had from.
std::string ask_for_pdf(Publishing& place, const accounts::Person& person) {
    return accounts::location(place.post(person, "/copies/new",
                                         {{"of", pdf_file},
                                          {"whom", "other"},
                                          {"recipient", "Jo Sample, the safeguarding board"},
                                          {"code", "BOARD"},
                                          {"reason", "The quarterly report"}}));
}

std::string words_of_notes(const std::string& workbook) {
    for (std::size_t number = 0;; ++number) {
        const auto rows = sheet(workbook, number);
        if (rows.front().front() != "What") continue;
        std::string words;
        for (const auto& row : rows) words += row.at(1) + "\n";
        return words;
    }
}

std::int64_t given(Publishing& place) {
    return place.count("SELECT count(*) FROM copies WHERE given_at IS NOT NULL");
}

}  // namespace

TEST_CASE_FIXTURE(Publishing, "what is printed has the numbers of the page and the data") {
    REQUIRE(publish().status == 303);
    const PdfMaker maker(stand_in(gives_page), waits);
    app.pdf = &maker;
    for (const std::string part : {"editions", "shareable"}) {
        CAPTURE(part);
        const std::string address = std::string(quarter) + "/" + part + "/1";
        const auto page = rows_of_page(get(analyst, address).body);
        REQUIRE(page.size() > 100);
        const auto printed = copied(*this, analyst, address + "/pdf");
        CHECK(printed.type == "application/pdf");
        CHECK(rows_of_print(printed.body) == page);
        CHECK(rows_of_csv(copied(*this, analyst, address + "/csv").body, page) == page);
        CHECK(printed.body.contains("OFFICIAL-SENSITIVE") == (part == "editions"));
    }
}

TEST_CASE_FIXTURE(Publishing,
                  "copies of a correction that shows little say why, as its page does") {
    REQUIRE(publish().status == 303);
    child_of("F", 22);
    REQUIRE(publish({{"reason", "One child was missed"}}).status == 303);
    const PdfMaker maker(stand_in(gives_page), waits);
    app.pdf = &maker;
    for (const std::string edition : {"1", "2"}) {
        CAPTURE(edition);
        const std::string address = std::string(quarter) + "/shareable/" + edition;
        const std::string printed = copied(*this, recipient, address + "/pdf").body;
        CHECK(printed.contains("Of its "));
        CHECK(printed.contains("far fewer numbers") == (edition == "2"));
        const std::string notes = words_of_notes(copied(*this, recipient, address + "/xlsx").body);
        CHECK(notes.contains("Of its "));
        CHECK(notes.contains("far fewer numbers") == (edition == "2"));
    }
}

TEST_CASE_FIXTURE(Publishing, "each sheet says who made the copy and for whom, and is recorded") {
    REQUIRE(publish().status == 303);
    const PdfMaker maker(stand_in(gives_page), waits);
    app.pdf = &maker;
    CHECK(accounts::location(get(analyst, pdf_file)).starts_with("/copies/new?of="));
    const std::string printed = copied(*this, analyst, pdf_file).body;
    CHECK(printed.contains("made by " + analyst.actor.name));
    CHECK(printed.contains("for Jo Sample, the safeguarding board.</div>"));
    CHECK(printed.contains("How each figure is counted"));
    CHECK(printed.contains("Source: MR-57"));
    CHECK(given(*this) == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'export_return' AND processing = "
                "'disclosure' AND detail = '2026-27 Q2, restricted, edition 1'") == 1);
}

TEST_CASE_FIXTURE(Publishing, "a PDF that could not be made is given to nobody, and tried again") {
    REQUIRE(publish().status == 303);
    const PdfMaker broken(stand_in("sys.exit(1)"), waits);
    app.pdf = &broken;
    const std::string asked = ask_for_pdf(*this, analyst);
    const auto refused = get(analyst, asked);
    CHECK(refused.status == 503);
    CHECK(refused.body.contains("The PDF could not be made just now"));
    CHECK(refused.body.contains("/returns/2026-27-q2/editions/1/xlsx"));
    CHECK(given(*this) == 0);
    const PdfMaker mended(stand_in(gives_page), waits);
    app.pdf = &mended;
    CHECK(get(analyst, asked).type == "application/pdf");
    CHECK(given(*this) == 1);
}

TEST_CASE_FIXTURE(Publishing,
                  "while a PDF is being made its page says so, and asks again by itself") {
    REQUIRE(publish().status == 303);
    const PdfMaker maker(stand_in("import time; time.sleep(2); sys.stdout.write('%PDF-' + page)"),
                         {.patience = std::chrono::milliseconds(10)});
    app.pdf = &maker;
    const auto asked = ask_for_pdf(*this, analyst);
    auto answer = get(analyst, asked);
    CHECK(answer.body.contains("The PDF is being made"));
    CHECK(std::ranges::count(answer.headers, std::pair<std::string, std::string>("Refresh", "3")) ==
          1);
    CHECK(given(*this) == 0);
    while (answer.type != "application/pdf") answer = get(analyst, asked);
    CHECK(given(*this) == 1);
    CHECK(rows_of_print(answer.body).size() > 100);
}

TEST_CASE_FIXTURE(Publishing, "nobody downloads by the number of another’s copy") {
    REQUIRE(publish().status == 303);
    const PdfMaker maker(stand_in(gives_page), waits);
    app.pdf = &maker;
    const std::string asked = ask_for_pdf(*this, police_chair);
    const auto tried = get(analyst, asked);
    CHECK(accounts::location(tried).starts_with("/copies/new?of="));
    CHECK(given(*this) == 0);
}

TEST_CASE_FIXTURE(Publishing, "where no PDF is made the return says so, and offers the others") {
    REQUIRE(publish().status == 303);
    const std::string page = get(analyst, "/returns/2026-27-q2/editions/1").body;
    CHECK(page.contains("PDF is not available here"));
    CHECK_FALSE(page.contains("href=\"" + pdf_file));
    const auto asked = get(analyst, pdf_file);
    CHECK(asked.status == 503);
    CHECK(asked.body.contains("PDF is not available here"));
    CHECK(asked.body.contains("href=\"/returns/2026-27-q2/editions/1/xlsx\""));
    const PdfMaker maker(stand_in(gives_page), waits);
    app.pdf = &maker;
    const std::string with = get(analyst, "/returns/2026-27-q2/editions/1").body;
    CHECK(with.contains("href=\"" + pdf_file));
    CHECK_FALSE(with.contains("PDF is not available here"));
}

TEST_CASE("a label on paper is words, whatever stands in it") {
    const std::string hostile = "</style></th><img src=x><link rel=attachment href='file:///etc'>";
    Edition edition;
    edition.quarter = *returns::parse_quarter("2026-27-q2");
    edition.content.figures.push_back({{.id = "x",
                                        .title = hostile,
                                        .unit = hostile,
                                        .source = hostile,
                                        .note = hostile,
                                        .lines = {{returns::LineKind::counted, "A", hostile, 3}},
                                        .section = hostile},
                                       {Fate::shown}});
    const std::string page =
        printed_html({edition}, edition, Reader::restricted, {hostile, hostile, hostile});
    for (const char* tag : {"<img", "<link", "</style></th>"}) CHECK_FALSE(page.contains(tag));
    CHECK(page.contains("&lt;img src=x&gt;"));
}

}  // namespace mase::editions
