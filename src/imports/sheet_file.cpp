#include "imports/sheet_file.h"

#include "imports/columns.h"
#include "platform/csv.h"
#include "platform/utf8.h"
#include "platform/xlsx.h"

namespace mase::imports {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";  // of a text that is in UTF-8
constexpr std::string_view starts_formula = "=+-@";

void unguard(Sheet& sheet) {
    for (auto& row : sheet) {
        for (std::string& cell : row) {
            if (cell.size() > 1 && cell[0] == '\'' && starts_formula.contains(cell[1]))
                cell.erase(0, 1);
        }
    }
}

std::string guarded(const std::string& cell) {
    return !cell.empty() && starts_formula.contains(cell[0]) ? "'" + cell : cell;
}

// The label where it leads back to the code, else the code.
std::string written(const forms::Form& form, const Spellings& spellings, std::string_view list,
                    const std::string& code, Date day) {
    const std::string label = form.codes->label(list, code);
    const auto back = read_code(*form.codes, spellings, list, label, day);
    return back && *back == code && !label.contains(';') ? label : code;
}

std::string_view list_of(const forms::Question& question) {
    if (!question.is_coded()) return "special_answers";
    return question.codes.empty() ? forms::agency_list : std::string_view(question.codes);
}

std::string cell_of_row(const forms::Form& form, const Spellings& spellings,
                        const std::string& column, const Row& row) {
    if (column == route_column) return row.route;
    if (column == received_column) return iso(row.received_on);
    if (!row.closed_on) return "";
    if (column == closed_column) return iso(*row.closed_on);
    return written(form, spellings, "closure_reasons", row.closure_reason, row.received_on);
}

std::string cell_of(const forms::Form& form, const Spellings& spellings, const Column& column,
                    const Row& row) {
    if (column.list)
        return forms::says_none(*column.list, row.answers) ? "None known" : std::string();
    if (!column.question) return cell_of_row(form, spellings, column.name, row);
    const forms::Answer& answer = row.answers.at(column.question->id, column.row);
    if (!answer.words.empty()) return guarded(answer.words);
    std::string all;
    for (const std::string& code : answer.codes)
        all += (all.empty() ? "" : "; ") +
               written(form, spellings, list_of(*column.question), code, row.received_on);
    return all;
}

}  // namespace

std::expected<Sheet, std::string> read_sheet(std::string_view bytes) {
    Sheet sheet;
    try {
        if (bytes.starts_with("PK\x03\x04")) {
            sheet = first_sheet(bytes);
        } else {
            if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
            if (!is_utf8(bytes))
                return std::unexpected(
                    "This is neither an Excel workbook (.xlsx) nor text in UTF-8. Save it as ‘CSV "
                    "UTF-8’");
            sheet = csv_rows("The file", bytes);
        }
    } catch (const CsvError& broken) {
        return std::unexpected(std::string(broken.what()) + ". Save it as CSV once more");
    } catch (const XlsxError& broken) {
        return std::unexpected(std::string(broken.what()) + ". Save it as CSV UTF-8 in its place");
    }
    unguard(sheet);
    return sheet;
}

namespace {

std::string head(const forms::Form& form, bool is_stamped) {
    std::vector<std::string> names;
    for (const Column& column : columns(form)) names.push_back(column.name);
    if (is_stamped) names.emplace_back(stamp_column);
    return std::string(mark) + csv_line(names);  // by the mark a spreadsheet takes it for UTF-8
}

}  // namespace

std::string template_csv(const forms::Form& form) {
    return head(form, false);
}

std::string write_sheet(const forms::Form& form, const Spellings& spellings,
                        const std::vector<Row>& rows, const std::string& stamp) {
    const std::vector<Column> all = columns(form);
    std::string file = head(form, !stamp.empty());
    for (const Row& row : rows) {
        std::vector<std::string> cells;
        for (const Column& column : all) cells.push_back(cell_of(form, spellings, column, row));
        if (!stamp.empty()) cells.push_back(stamp);
        file += csv_line(cells);
    }
    return file;
}

}  // namespace mase::imports
