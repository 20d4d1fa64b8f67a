#include "imports/rows.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "forms/form_files.h"
#include "imports/columns.h"
#include "imports/sheet_file.h"
#include "imports/spellings_file.h"

namespace mase::imports {

using namespace std::chrono_literals;

namespace {

constexpr Date today = 2026y / 11 / 18;

using Filled = std::vector<std::pair<std::string, std::string>>;  // column, cell

const forms::Form& form() {
    static const forms::Form form = forms::read_form(forms::current_form_id());
    return form;
}

Filled whole_row() {
    return {{"route", "A"},
            {"received_on", "3/2/2025"},
            {"child_family_name", "Quillan"},
            {"child_given_names", "Zofia"},
            {"child_born_on", "27/3/2011"},
            {"child_nhs_number", "999 000 0018"},
            {"risk_category", "Category 2: medium risk"}};
}

Filled with(Filled row, const std::string& column, const std::string& cell) {
    for (auto& [name, value] : row) {
        if (name == column) {
            value = cell;
            return row;
        }
    }
    row.emplace_back(column, cell);
    return row;
}

Sheet sheet_of(const std::vector<Filled>& rows) {
    Sheet sheet(1);
    for (const Column& column : columns(form())) sheet.front().push_back(column.name);
    for (const Filled& filled : rows) {
        std::vector<std::string> cells(sheet.front().size());
        for (const auto& [name, value] : filled) {
            const auto at = std::ranges::find(sheet.front(), name);
            REQUIRE_MESSAGE(at != sheet.front().end(), name);
            cells[std::size_t(at - sheet.front().begin())] = value;
        }
        sheet.push_back(cells);
    }
    return sheet;
}

Checked checked(const Sheet& sheet) {
    return check(form(), read_spellings(), sheet, today);
}

// The only fault of a file with one row, which is a fault of that column.
std::string fault_of(const std::string& column, const std::string& cell) {
    const Checked found = checked(sheet_of({with(whole_row(), column, cell)}));
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults.front().line == 2);
    CHECK(found.faults.front().column == column);
    CHECK(found.faults.front().value == cell);
    CHECK(found.rows.empty());
    return found.faults.front().problem;
}

}  // namespace

TEST_CASE("a row that is right becomes a route, a day and answers") {
    const Checked found = checked(sheet_of({whole_row()}));
    CHECK(found.faults.empty());
    REQUIRE(found.rows.size() == 1);
    const Row& row = found.rows.front();
    CHECK(row.line == 2);
    CHECK(row.route == "A");
    CHECK(row.received_on == 2025y / 2 / 3);
    CHECK(row.answers.words("child_born_on") == "2011-03-27");
    CHECK(row.answers.code("risk_category") == "CAT2");
    CHECK(row.answers.at("child_sex").is_empty());  // an empty cell is no answer, and not a No
}

TEST_CASE("each kind of fault is told with its row, column, value and what would be accepted") {
    CHECK(fault_of("risk_category", "Cat 9").starts_with("Enter ‘"));
    CHECK(fault_of("child_born_on", "31/2/2011").starts_with("Enter a real date"));
    CHECK(fault_of("received_on", "3/2/25").starts_with("Enter a real date with all of its year"));
    CHECK(fault_of("received_on", "1/1/2027") == "Enter a day that has been");
    CHECK(fault_of("route", "Z").starts_with("Enter ‘"));
    CHECK(fault_of("child_family_name", "").starts_with("Enter "));
    CHECK(fault_of("child_nhs_number", "999 000 0019").contains("NHS number"));
    const Checked early = checked(sheet_of(
        {with(with(whole_row(), "received_on", "3/2/2016"), "child_born_on", "4/2/2016")}));
    REQUIRE(early.faults.size() == 1);
    CHECK(early.faults.front().problem.starts_with("This is before the child was born"));
    const Filled closed = with(whole_row(), "case_closure_reason",
                               form().codes->all("closure_reasons").front().label);
    const Checked backwards = checked(sheet_of({with(closed, "case_closed_on", "1/2/2025")}));
    REQUIRE(backwards.faults.size() == 1);
    CHECK(backwards.faults.front().problem.starts_with("A case closes after"));
    const Checked half = checked(sheet_of({with(whole_row(), "case_closed_on", "1/3/2025")}));
    REQUIRE(half.faults.size() == 1);
    CHECK(half.faults.front().column == "case_closure_reason");
    const Checked twice = checked(sheet_of({whole_row(), whole_row()}));
    REQUIRE(twice.faults.size() == 1);
    CHECK(twice.faults.front().line == 3);
    CHECK(twice.faults.front().problem.starts_with("Row 2 is the same child"));
    CHECK(twice.rows.size() == 1);
    const Checked hidden =
        checked(sheet_of({with(whole_row(), "disruption_kind_other", "A letter")}));
    REQUIRE(hidden.faults.size() == 1);
    CHECK(hidden.faults.front().problem.starts_with("Leave this empty: it is asked only when"));
}

TEST_CASE("faults of the columns themselves stop the file before its rows") {
    Sheet sheet = sheet_of({whole_row()});
    sheet.front().back() = "shoe_size";
    sheet.front()[5] = sheet.front()[4];
    sheet.front()[1] = "received";
    const Checked found = checked(sheet);
    CHECK_FALSE(found.is_readable);
    CHECK(found.rows.empty());
    const auto has = [&](const std::string& column, const std::string& start) {
        return std::ranges::any_of(found.faults, [&](const Fault& fault) {
            return fault.line == 1 && fault.column == column && fault.problem.starts_with(start);
        });
    };
    CHECK(has("shoe_size", "There is no such column"));
    CHECK(has("received", "There is no such column"));
    CHECK(has("received_on", "Add this column"));
    CHECK(has(sheet.front()[4], "This column is there twice"));
    CHECK_FALSE(checked({}).is_readable);
    CHECK_FALSE(checked({sheet_of({}).front()}).is_readable);
}

TEST_CASE("a row of another length is a fault of its own, and the others are looked at") {
    Sheet sheet = sheet_of({whole_row(), with(whole_row(), "received_on", "4/2/2025")});
    sheet[1].pop_back();
    const Checked found = checked(sheet);
    REQUIRE(found.faults.size() == 1);
    CHECK(found.faults.front().problem.contains("cells in place of"));
    CHECK(found.rows.size() == 1);
}

TEST_CASE("answers are read by code, by either wording, and as the guide misspells them") {
    const Spellings spellings = read_spellings();
    const auto read = [&](const char* list, const char* cell) {
        return read_code(*form().codes, spellings, list, cell, today).value_or("");
    };
    CHECK(read("yes_no_not_known", "YES") == "YES");
    CHECK(read("yes_no_not_known", "dk") == "NOT_KNOWN");
    CHECK(read("yes_no_not_known", "Unkown") == "NOT_KNOWN");
    CHECK(read("education_categories", "attends school") == "SCHOOL");
    CHECK(read("ic_codes", "IC0") == "IC9");
    CHECK(read("yes_no_not_known", "perhaps").empty());
}

TEST_CASE("every answer of every list is read back from each of its own wordings") {
    const Spellings spellings = read_spellings();
    for (const Column& column : columns(form())) {
        if (!column.question || !column.question->is_coded()) continue;
        const std::string list = column.question->codes.empty() ? std::string(forms::agency_list)
                                                                : column.question->codes;
        CAPTURE(list);
        for (const forms::Code& code : form().codes->all(list)) {
            if (!code.valid_on(today)) continue;
            CAPTURE(code.code);
            CHECK(read_code(*form().codes, spellings, list, code.code, today) == code.code);
            CHECK(read_code(*form().codes, spellings, list, code.label, today).has_value());
        }
    }
}

TEST_CASE("the rows come back the same from the file that is written of them") {
    Filled full = whole_row();
    full = with(full, "case_closed_on", "1/12/2025");
    full = with(full, "case_closure_reason", form().codes->all("closure_reasons").front().label);
    full = with(full, "child_known_as", "=Zosia; \"Zo\", ŁQ");
    full = with(full, "child_upn", "not known");
    for (const Column& column : columns(form())) {
        if (!column.question || column.row > 1 || column.question->show_when) continue;
        if (!column.question->is_coded()) continue;
        const std::string list = column.question->codes.empty() ? std::string(forms::agency_list)
                                                                : column.question->codes;
        full = with(full, column.name, form().codes->all(list).back().code);
    }
    const Checked first = checked(sheet_of({full}));
    for (const Fault& fault : first.faults) MESSAGE(fault.column, ": ", fault.problem);
    REQUIRE(first.rows.size() == 1);
    const auto sheet = read_sheet(write_sheet(form(), read_spellings(), first.rows));
    REQUIRE(sheet);
    const Checked second = checked(*sheet);
    REQUIRE(second.rows.size() == 1);
    CHECK(second.rows.front().answers == first.rows.front().answers);
    CHECK(second.rows.front().closed_on == first.rows.front().closed_on);
    CHECK(second.rows.front().closure_reason == first.rows.front().closure_reason);
    CHECK(write_sheet(form(), read_spellings(), second.rows) ==
          write_sheet(form(), read_spellings(), first.rows));
}

TEST_CASE("a file that is no text, or has broken quotes, is refused with a way out") {
    CHECK(read_sheet("a\xFF\xFE").error().contains("CSV UTF-8"));
    CHECK(read_sheet("a,\"b\nc").error().contains("RFC 4180"));
    CHECK(read_sheet("PK\x03\x04 and no more").error().contains("broken"));
    CHECK(read_sheet("\xEF\xBB\xBF"
                     "a,b\r\n1,2\r\n")
              ->front()
              .front() == "a");
}

}  // namespace mase::imports
