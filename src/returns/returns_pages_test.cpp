#include "returns/returns_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>

#include "accounts/people_fixture.h"
#include "meetings/meetings_pages.h"
#include "platform/csv.h"
#include "returns/behind_pages.h"
#include "returns/measures_file.h"
#include "returns/quality_pages.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

using accounts::Person;

class Reporting : public accounts::PeopleFixture, public Borough {
public:
    Reporting()
        : PeopleFixture(
              {returns_routes(), behind_routes(), quality_routes(), meetings::copies_routes()}),
          Borough(static_cast<audit::RecordsFixture&>(*this)),
          recipient(add("Board Secretary", "", {access::Role::recipient})) {}

    std::int64_t lines_of(const std::string& operation, const std::string& processing,
                          const std::string& detail) const {
        return count(
            "SELECT count(*) FROM audit_log WHERE operation = $1 AND processing = $2 AND detail = "
            "$3",
            {operation, processing, detail});
    }

    Person recipient;
};

struct Row {
    std::string measure, label, count, beside;
    bool operator==(const Row&) const = default;
};
// A table of two answers has rows of its own.
bool is_grid(const std::string& measure) {
    const Measure* found = definition().find(measure);
    return found && found->layout == Layout::table;
}
std::vector<Row> rows_of_csv(const std::string& file) {
    const CsvTable table("return", file,
                         {"period", "measure", "code", "label", "count", "status", "previous",
                          "last_year", "to_date", "copy"});
    std::vector<Row> rows;
    for (std::size_t row = 0; row < table.size(); ++row) {
        CHECK(table.at(row, "period") == "2026-27 Q3");
        if (is_grid(table.at(row, "measure"))) continue;
        const bool of_number = table.at(row, "status") == "median";
        const std::string beside = table.at(row, "previous") + "/" + table.at(row, "last_year") +
                                   "/" + table.at(row, "to_date");
        rows.push_back({table.at(row, "measure"), table.at(row, "label"), table.at(row, "count"),
                        of_number ? "" : beside});
    }
    return rows;
}

std::string text_of(const std::string& html) {
    return std::regex_replace(std::regex_replace(html, std::regex("<[^>]*>"), ""),
                              std::regex("^\\s*(Of which: )?|: the cases behind.*|\\s+$"), "");
}

// What a reader of the page sees: the cells of each row of each section's table.
std::vector<Row> rows_of_page(const std::string& html) {
    static const std::regex part("<section id=\"([a-z_]+)\"|<tr[^>]*>|<td[^>]*>([^]*?)</td>");
    std::vector<Row> rows;
    std::string measure;
    std::vector<std::string> cells;
    const auto end_row = [&] {
        const bool is_middle = !cells.empty() && cells[0] == "In the middle (median)";
        if (cells.size() == 5 && !is_grid(measure))
            rows.push_back({measure, cells[0], cells[1],
                            is_middle ? "" : cells[2] + "/" + cells[3] + "/" + cells[4]});
        cells.clear();
    };
    for (std::sregex_iterator at(html.begin(), html.end(), part), end; at != end; ++at) {
        if ((*at)[2].matched) {
            cells.push_back(text_of((*at)[2]));
        } else {
            end_row();
            if ((*at)[1].matched) measure = (*at)[1];
        }
    }
    end_row();
    return rows;
}

bool holds(const std::vector<Row>& rows, const std::string& measure, const std::string& label,
           const std::string& count) {
    return std::ranges::any_of(rows, [&](const Row& row) {
        return row.measure == measure && row.label == label && row.count == count;
    });
}

}  // namespace

TEST_CASE_FIXTURE(Reporting, "a return is not there for those who have no part in it") {
    for (const Person* person :
         {&worker, &manager, &administrator, &health_member, &action_owner, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, "/returns").status == 404);
        CHECK(get(*person, "/returns/2026-27-q3").status == 404);
        CHECK(get(*person, "/returns/2026-27-q3/csv").status == 404);
    }
    for (const Person* person : {&analyst, &recipient, &police_chair, &care_chair}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, "/returns").status == 200);
        CHECK(get(*person, "/returns/2026-27-q3").status == 200);
        CHECK(copied(*this, *person, "/returns/2026-27-q3/csv").status == 200);
    }
}

TEST_CASE_FIXTURE(Reporting, "a quarter to come, and an address that is none, are not there") {
    for (const char* address : {"2026-27-q4", "2026-27-q5", "2026-27", "q3", "2026-27-Q3"}) {
        CAPTURE(address);
        CHECK(get(analyst, std::string("/returns/") + address).status == 404);
        CHECK(get(analyst, std::string("/returns/") + address + "/csv").status == 404);
    }
}

TEST_CASE_FIXTURE(Reporting, "the quarters lead to their figures, the latest first") {
    refer({}, "A", "returned", "2026-09-30");
    const std::string page = get(analyst, "/returns").body;
    const auto present = page.find("href=\"/returns/2026-27-q3\""),
               last = page.find("href=\"/returns/2026-27-q2\"");
    REQUIRE(present != std::string::npos);
    REQUIRE(last != std::string::npos);
    CHECK(present < last);
    CHECK(page.contains("In progress"));
    CHECK(page.contains("Not published"));
}

TEST_CASE_FIXTURE(Reporting, "the download holds the numbers of the page, line for line") {
    accepted("2026-10-05", {{"child_sex", "F"},
                            {"child_ethnicity", "ABAN"},
                            {"responsible_authority", "316"},
                            {"substance_misuse", "BOTH"},
                            {"exploitation_type", "ONLINE"},
                            {"sexual_health", "NOT_ASKED"},
                            {"disruption_kind", "CAWN", 0},
                            {"disruption_status", "IN_FORCE", 0}});
    accepted("2026-10-06", {{"child_sex", "U"}, {"sexual_health", "NOT_KNOWN"}});
    const CaseId earlier = accepted("2026-08-03", {{"child_sex", "M"}});
    discuss(meet("2026-11-10"), earlier, "discussed", {}, "SATISFIED");
    refer({}, "B", "returned", "2026-11-02");
    ask_exception("LATE_REFERRAL", "refused", clock.now());

    const auto page = rows_of_page(get(analyst, "/returns/2026-27-q3/parts/whole").body);
    const auto file = rows_of_csv(copied(*this, analyst, "/returns/2026-27-q3/csv").body);
    CHECK(page == file);

    CHECK(holds(page, "summary", "Children counted, each once", "3"));
    CHECK(holds(page, "summary", "Children discussed", "1"));
    CHECK(holds(page, "child_sex", "Female", "1"));
    CHECK(holds(page, "child_ethnicity", "Asian or Asian British", "1"));
    CHECK(holds(page, "child_ethnicity", "Not answered", "2"));
    CHECK(holds(page, "home_authority", "Newham", "1"));
    CHECK(holds(page, "sexual_health", "Not known", "1"));
    CHECK(holds(page, "sexual_health", "Not asked yet", "1"));
    CHECK(holds(page, "sexual_health", "Not answered", "1"));
    CHECK(holds(page, "child_age", "15", "3"));
    CHECK(holds(page, "disruption_families", "Child abduction warning notices", "1"));
    CHECK(holds(page, "referrals_received", "Returned to the referrer", "1"));
    CHECK(holds(page, "exceptions", "Refused", "1"));
    CHECK(holds(page, "discussions_held", "All discussions", "1"));
}

TEST_CASE_FIXTURE(Reporting,
                  "the board reads first how many, and how that stands to the last time") {
    accepted("2026-08-05", {{"risk_category", "CAT3"}});
    accepted("2026-10-05", {{"risk_category", "CAT3"}});
    accepted("2026-10-06", {});
    const std::string page = get(recipient, "/returns/2026-27-q3").body;
    CHECK(page.contains("Children counted, each once: 2, 1 more than in the quarter before."));
    CHECK(page.contains("Children in category 3: 1, as in the quarter before."));
    CHECK(page.contains("aria-labelledby=\"trend-children-title trend-children-desc\""));
    CHECK(page.contains("2025-26 Q4: no data"));
    const std::string earlier = get(recipient, "/returns/2026-27-q2").body;
    CHECK(earlier.contains("Children counted, each once: 1, with no data for the quarter before."));
}

TEST_CASE_FIXTURE(Reporting, "nothing in a return says who a child is, and it is marked") {
    accepted("2026-10-05", {{"child_sex", "F"}}, "2011-03-27");
    const std::string page = get(analyst, "/returns/2026-27-q3").body;
    const std::string file = copied(*this, analyst, "/returns/2026-27-q3/csv").body;
    CHECK(page.contains("OFFICIAL-SENSITIVE"));
    CHECK(page.contains("Restricted"));
    CHECK_FALSE(page.contains("2011"));
    CHECK_FALSE(file.contains("2011"));
}

TEST_CASE_FIXTURE(Reporting, "a download is a disclosure in the trail, and a look a consultation") {
    get(analyst, "/returns/2026-27-q3");
    CHECK(lines_of("view_return", "consultation", "2026-27 Q3, restricted") == 1);
    CHECK(lines_of("export_return", "disclosure", "2026-27 Q3, restricted") == 0);
    const auto unasked = get(recipient, "/returns/2026-27-q3/csv");  // to whom, and why?
    CHECK(accounts::location(unasked) ==
          "/copies/new?of=%2Freturns%2F2026-27-q3%2Fcsv&back=%2Freturns%2F2026-27-q3");
    CHECK(lines_of("export_return", "disclosure", "2026-27 Q3, restricted") == 0);
    const auto file = copied(*this, recipient, "/returns/2026-27-q3/csv");
    CHECK(lines_of("export_return", "disclosure", "2026-27 Q3, restricted") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'export_return' AND account_id "
                "= $1",
                {recipient.actor.account}) == 1);
    CHECK(file.type == "text/csv; charset=utf-8");
    CHECK(
        std::ranges::find(file.headers,
                          std::pair<std::string, std::string>(
                              "Content-Disposition",
                              "attachment; filename=\"mase-return-2026-27-q3-restricted.csv\"")) !=
        file.headers.end());
}

}  // namespace mase::returns
