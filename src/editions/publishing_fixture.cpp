#include "editions/publishing_fixture.h"

#include <algorithm>
#include <regex>

#include "editions/editions_pages.h"
#include "meetings/meetings_pages.h"
#include "platform/csv.h"
#include "platform/xlsx.h"
#include "returns/returns_pages.h"

namespace mase::editions {

namespace {

std::string text_of(const std::string& html) {
    std::string text = std::regex_replace(html, std::regex("<[^>]*>"), "");
    text = std::regex_replace(text, std::regex("^\\s*(Of which: )?|\\s+$"), "");
    text = std::regex_replace(text, std::regex("&amp;"), "&");
    return std::regex_replace(text, std::regex("&#39;"), "'");
}

}  // namespace

Publishing::Publishing()
    : PeopleFixture({returns::returns_routes(), editions_routes(), pdf_routes(),
                     publishing_routes(), regional_routes(), meetings::copies_routes()}),
      Borough(static_cast<audit::RecordsFixture&>(*this)),
      recipient(add("Board Secretary", "", {access::Role::recipient})) {
    for (int i = 0; i < 20; ++i) girls.push_back(child_of("F", i));
    for (int i = 0; i < 9; ++i) child_of("M", i);
    for (int i = 0; i < 3; ++i) child_of("U", i);
}

CaseId Publishing::child_of(const std::string& sex, int i) {
    return accepted("2026-08-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1),
                    {{"child_sex", sex},
                     {"risk_category", i % 2 == 0 ? "CAT1" : "CAT2"},
                     {"exploitation_type", i % 3 == 0 ? "ONLINE" : "PEER"}});
}

void Publishing::mend(CaseId about, const std::string& question, const std::string& code) {
    write([&](audit::Change& change) {
        change.execute(
            "UPDATE answers SET code = $1 WHERE panel_id = $2 AND case_id = $3 AND question = $4",
            {code, change.panel(), about, question});
    });
}

std::string Publishing::seen(const accounts::Person& person) {
    const std::string page = get(person, std::string(quarter) + "/publishing").body;
    std::smatch found;
    return std::regex_search(page, found, std::regex("name=\"seen\" value=\"([0-9a-f]+)\""))
               ? found[1].str()
               : "";
}

http::Response Publishing::publish(accounts::Fields fields) {
    fields.emplace_back("seen", seen(police_chair));
    return post(police_chair, std::string(quarter) + "/publishing", std::move(fields));
}

std::string sections(const std::string& html) {
    std::string all;
    for (std::size_t at = html.find("<section id="); at != std::string::npos;
         at = html.find("<section id=", at + 1))
        all += html.substr(at, html.find("</section>", at) - at);
    return all;
}

std::vector<Row> rows_of_page(const std::string& html) {
    static const std::regex part("<caption[^>]*>([^]*?)</caption>|<td[^>]*>([^]*?)</td>");
    const std::string tables = sections(html);
    std::vector<Row> rows;
    std::string figure, first;
    for (std::sregex_iterator at(tables.begin(), tables.end(), part), end; at != end; ++at) {
        if ((*at)[1].matched) {
            figure = text_of((*at)[1]);
        } else if (first.empty()) {
            first = text_of((*at)[2]);
        } else {
            rows.push_back({figure, first, text_of((*at)[2])});
            first.clear();
        }
    }
    return rows;
}

std::vector<Row> rows_of_csv(const std::string& file, const std::vector<Row>& page) {
    const CsvTable table(
        "return", file,
        {"period", "edition", "measure", "code", "label", "adds", "value", "status", "copy"});
    std::vector<Row> rows;
    for (std::size_t row = 0; row < table.size(); ++row) {
        CHECK((table.at(row, "value") == "c") == (table.at(row, "status") == "withheld"));
        CHECK(table.at(row, "copy").contains("made by"));
        rows.push_back({row < page.size() ? page[row].figure : "", table.at(row, "label"),
                        table.at(row, "value")});
    }
    return rows;
}

std::vector<Row> rows_of_workbook(const std::string& file) {
    std::vector<Row> rows;
    for (std::size_t number = 0;; ++number) {
        const auto cells = sheet(file, number);
        if (cells.front().front() == "What") return rows;
        REQUIRE(cells.front().size() == 4);
        for (std::size_t row = 1; row < cells.size(); ++row)
            rows.push_back({cells[row][0], cells[row][1], cells[row][3]});
    }
}

std::string value(const std::vector<Row>& rows, const std::string& figure,
                  const std::string& label) {
    const auto found = std::ranges::find_if(
        rows, [&](const Row& row) { return row.figure == figure && row.label == label; });
    return found == rows.end() ? "none" : found->value;
}

}  // namespace mase::editions
