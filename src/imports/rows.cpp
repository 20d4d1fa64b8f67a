#include "imports/rows.h"

#include <algorithm>
#include <map>

#include "cases/search_words.h"
#include "imports/columns.h"

namespace mase::imports {

namespace {

using Cells = std::vector<std::string>;

std::string trimmed(std::string_view cell) {
    constexpr std::string_view blank = " \t\r\n";
    const auto from = cell.find_first_not_of(blank);
    if (from == std::string_view::npos) return "";
    return std::string(cell.substr(from, cell.find_last_not_of(blank) - from + 1));
}

// Which column of the file is which: by name, in any order. The faults of the first row.
std::vector<Fault> place(const Cells& head, const std::vector<Column>& wanted,
                         std::map<std::size_t, const Column*>& places) {
    std::vector<Fault> faults;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const std::string name = trimmed(head[i]);
        if (name == stamp_column) continue;
        const auto found = std::ranges::find(wanted, name, &Column::name);
        if (found == wanted.end()) {
            faults.push_back({1, name, name,
                              "There is no such column. Take the names of the columns from the "
                              "template"});
        } else if (!seen.insert(name).second) {
            faults.push_back({1, name, name, "This column is there twice. Leave one of them out"});
        } else {
            places.emplace(i, &*found);
        }
    }
    for (const Column& column : wanted) {
        if (must_be_filled(column.name) && !seen.contains(column.name))
            faults.push_back({1, column.name, "", "Add this column: every row needs it"});
    }
    return faults;
}

class RowCheck {  // of one row
public:
    RowCheck(const forms::Form& form, const Spellings& spellings, Date today, int line)
        : form_(form), spellings_(spellings), today_(today) {
        row_.line = line;
        row_.received_on = today;
    }

    void read(const std::map<std::size_t, const Column*>& places, const Cells& cells) {
        for (const auto& [index, column] : places) {
            const std::string cell = trimmed(cells[index]);
            if (cell.empty() && must_be_filled(column->name))
                fault(column->name, "", "Enter " + takes(form_, *column));
            if (!cell.empty()) read_own(*column, cell);
        }
        for (const auto& [index, column] : places) {
            const std::string cell = trimmed(cells[index]);
            if (!cell.empty()) read_answer(*column, cell);
        }
        if (faults_.empty()) check_answers();
        if (faults_.empty()) check_days();
    }

    const Row& row() const { return row_; }
    const std::vector<Fault>& faults() const { return faults_; }

private:
    void fault(const std::string& column, const std::string& value, const std::string& problem) {
        faults_.push_back({row_.line, column, value, problem});
    }

    // First, since codes are read as valid on the day the referral was received.
    void read_own(const Column& column, const std::string& cell) {
        if (column.name == route_column) {
            const auto code =
                read_code(*form_.codes, spellings_, "referral_routes", cell, row_.received_on);
            code ? row_.route = *code : (fault(column.name, cell, code.error()), std::string());
        } else if (column.name == received_column || column.name == closed_column) {
            const auto day = typed_date(cell);
            if (!day)
                return fault(column.name, cell,
                             "Enter a real date with all of its year: 27/3/2011");
            if (*day > today_) return fault(column.name, cell, "Enter a day that has been");
            if (column.name == received_column) row_.received_on = *day;
            if (column.name == closed_column) row_.closed_on = day;
        } else if (column.name == reason_column) {
            const auto code = read_code(*form_.codes, spellings_, "closure_reasons", cell, today_);
            code ? row_.closure_reason = *code : (fault(column.name, cell, code.error()), "");
        }
    }

    void read_answer(const Column& column, const std::string& cell) {
        if (column.list) {
            if (spellings_.folded("", cell) == "NONE KNOWN")
                row_.answers.set(column.list->id, 0,
                                 {.codes = {std::string(forms::none_known)}, .words = {}});
            else
                fault(column.name, cell,
                      "Enter ‘None known’, or leave this empty and fill in the columns of a " +
                          column.list->repeats);
        }
        if (!column.question) return;
        auto answer = read_cell(*form_.codes, spellings_, *column.question, cell, row_.received_on);
        if (answer)
            row_.answers.set(column.question->id, column.row, std::move(*answer));
        else
            fault(column.name, cell, answer.error());
    }

    void check_answers() {
        for (const forms::Section& section : form_.sections) {
            const int rows = row_.answers.rows(section);
            if (section.is_list() && rows > 0 && says_none(section, row_.answers))
                fault(section.id, "None known",
                      "Leave this empty, or the columns of each " + section.repeats);
            for (int row = 0; row < rows; ++row) check_section(section, row);
        }
    }

    void check_section(const forms::Section& section, int row) {
        for (const auto& [field, message] :
             forms::invalid(section, *form_.codes, row_.answers, row, today_)) {
            const std::string id = field.substr(0, field.find('.'));
            fault(name(id, row), row_.answers.words(id, row), message);
        }
        for (const forms::Question& question : section.questions) {
            const forms::Answer& answer = row_.answers.at(question.id, row);
            if (answer.is_empty() || forms::is_shown(question, row_.answers, row)) continue;
            const forms::ShowWhen& when = *question.show_when;
            const forms::Question& other = *form_.find(when.question);
            fault(name(question.id, row),
                  answer.codes.empty() ? answer.words : answer.codes.front(),
                  "Leave this empty: it is asked only when ‘" + other.label + "’ is " +
                      (when.equals ? "‘" : "not ‘") +
                      form_.codes->label(other.is_coded() ? other.codes : "special_answers",
                                         when.code) +
                      "’");
        }
    }

    static std::string name(const std::string& question, int row) {
        return row == 0 ? question : question + "." + std::to_string(row + 1);
    }

    void check_days() {
        const auto born = row_.answers.date("child_born_on");
        if (born && row_.received_on < *born)
            fault(std::string(received_column), iso(row_.received_on),
                  "This is before the child was born: correct one of the two days");
        if (row_.closed_on && *row_.closed_on < row_.received_on)
            fault(std::string(closed_column), iso(*row_.closed_on),
                  "A case closes after it was received: correct one of the two days");
        if (row_.closed_on.has_value() == row_.closure_reason.empty())
            fault(std::string(row_.closed_on ? reason_column : closed_column), "",
                  "Give both the day a case was closed and why, or neither");
    }

    const forms::Form& form_;
    const Spellings& spellings_;
    Date today_;
    Row row_;
    std::vector<Fault> faults_;
};

}  // namespace

Checked check(const forms::Form& form, const Spellings& spellings, const Sheet& lines, Date today) {
    if (lines.size() < 2)
        return {.rows = {},
                .faults = {{1, "", "", "There is no row beneath the names of the columns"}},
                .is_readable = false};
    const std::vector<Column> wanted = columns(form);
    std::map<std::size_t, const Column*> places;
    Checked checked{.rows = {}, .faults = place(lines.front(), wanted, places)};
    checked.is_readable = checked.faults.empty();
    checked.size = int(lines.size()) - 1;
    std::map<std::pair<std::string, Date>, int> seen;
    for (std::size_t i = 1; i < lines.size() && checked.is_readable; ++i) {
        const int line = int(i) + 1;
        if (lines[i].size() != lines.front().size()) {
            checked.faults.push_back({line, "", "",
                                      "This row has " + std::to_string(lines[i].size()) +
                                          " cells in place of " +
                                          std::to_string(lines.front().size())});
            continue;
        }
        RowCheck one(form, spellings, today, line);
        one.read(places, lines[i]);
        auto faults = one.faults();
        if (faults.empty()) {
            const auto [first, is_new] =
                seen.emplace(std::pair(child_key(one.row().answers), one.row().received_on), line);
            if (!is_new)
                faults.push_back({line, "", "",
                                  "Row " + std::to_string(first->second) +
                                      " is the same child, received the same day. Leave one out"});
        }
        if (faults.empty()) checked.rows.push_back(one.row());
        std::ranges::move(faults, std::back_inserter(checked.faults));
    }
    return checked;
}

std::string child_key(const forms::Answers& answers) {
    const auto number = [&](const char* question) {
        return cases::number_word(answers.words(question));
    };
    if (const std::string nhs = number("child_nhs_number"); !nhs.empty()) return "nhs " + nhs;
    if (const std::string own = number("child_case_number"); !own.empty()) return "case " + own;
    std::string key = "name";
    for (const char* question : {"child_family_name", "child_given_names"}) {
        for (const std::string& word : cases::name_words(answers.words(question)))
            key += " " + word;
        key += ",";
    }
    return key + answers.words("child_born_on");
}

}  // namespace mase::imports
