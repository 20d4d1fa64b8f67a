#include "cases/data_pages.h"

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/correction_pages.h"
#include "cases/data.h"
#include "cases/data_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

struct Columns {
    const site::Exchange& exchange;
    std::vector<Snapshot> snapshots;

    const forms::Form& form() const { return exchange.app.form; }
};

std::string snapshot_words(const Snapshot& snapshot) {
    return short_date(snapshot.held_on) +
           (snapshot.of_discussion ? ", at the discussion" : ", at acceptance") +
           (snapshot.is_corrected ? ", corrected later" : "");
}

Html one_answer(const Columns& columns, const forms::Question& question, const Snapshot& snapshot,
                int row) {
    const forms::Answer& answer = snapshot.answers.at(question.id, row);
    if (!forms::is_shown(question, snapshot.answers, row)) return text_html("Does not apply");
    if (answer.is_empty()) return govuk::tag("No answer", govuk::TagColour::red);
    const std::string words = forms::answer_words(shown(columns.exchange), question, answer);
    return is_gap(columns.form(), question, answer) ? govuk::tag(words, govuk::TagColour::yellow)
                                                    : text_html(words);
}

// In a section that is a list, one line for each of its rows.
Html cell(const Columns& columns, const forms::Section& section, const forms::Question& question,
          const Snapshot& snapshot) {
    const int rows = snapshot.answers.rows(section);
    if (rows == 0) return text_html("None recorded");
    Html html;
    for (int row = 0; row < rows; ++row) {
        if (row > 0) html << "<br>";
        if (section.is_list()) html << row + 1 << ". ";
        html << one_answer(columns, question, snapshot, row);
    }
    return html;
}

Html section_table(const Columns& columns, const forms::Section& section) {
    govuk::Table table{.caption = section.title,
                       .caption_size = govuk::Size::medium,
                       .head = {"Question"},
                       .first_cell_is_header = true};
    for (const Snapshot& snapshot : columns.snapshots)
        table.head.emplace_back(short_date(snapshot.held_on));
    for (const forms::Question& question : section.questions) {
        if (question.is_sealed() || !columns.exchange.permit.covers(question.part)) continue;
        std::vector<govuk::Cell> row{question.label};
        for (const Snapshot& snapshot : columns.snapshots)
            row.emplace_back(cell(columns, section, question, snapshot));
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return {};
    return site::scrolling(section.title, govuk::table(table));
}

// Which column the return takes for which quarter (rules.md 38).
Html used_in_returns(const Columns& columns) {
    std::vector<Date> days;
    for (const Snapshot& snapshot : columns.snapshots) days.push_back(snapshot.held_on);
    const std::vector<bool> last = counted(days);
    std::vector<govuk::SummaryRow> rows;
    for (std::size_t at = 0; at < days.size(); ++at) {
        rows.push_back({.key = snapshot_words(columns.snapshots[at]),
                        .value = last[at] ? "Counted in the return for " + quarter_words(days[at])
                                          : "Not counted: a later one in the same quarter is"});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

Html sections(const Columns& columns) {
    Html html;
    for (const forms::Section& each : columns.form().sections) {
        if (const auto section = data_section(columns.form(), each.id))
            html << section_table(columns, *section);
    }
    return html;
}

Html choose_correction(const Columns& columns, const CaseFile& file) {
    std::vector<govuk::Option> days, titles;
    for (const Snapshot& snapshot : columns.snapshots) {
        if (snapshot.is_locked) days.push_back({iso(snapshot.held_on), snapshot_words(snapshot)});
    }
    if (days.empty()) return {};
    for (const forms::Section& each : columns.form().sections) {
        if (data_section(columns.form(), each.id)) titles.push_back({each.id, each.title});
    }
    Html form;
    form << govuk::select({.name = "held_on", .label = "As at", .items = std::move(days)})
         << govuk::select({.name = "section", .label = "Section", .items = std::move(titles)})
         << govuk::button({.text = "Correct an answer", .kind = govuk::ButtonKind::secondary});
    Html html;
    html << govuk::heading(govuk::Size::medium, "Correct an answer")
         << govuk::paragraph(
                "A wrong answer found later is corrected in a new version, with a "
                "reason. The data of a meeting whose minutes are not approved yet is "
                "changed where the discussion is recorded.")
         << site::get_form(Url::path({"cases", text(file.id), "data", "correction"}), form);
    return html;
}

http::Response show_data(site::Exchange& exchange) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = *find_case(viewing, exchange.id<CaseId>("case"));
    const auto may = [&](Operation operation) {
        return site::may(exchange.app.policy, viewing, operation, subject_of(file));
    };
    const Columns columns{exchange, snapshots_of(viewing, exchange.app.form, file.id)};
    Html content;
    content << case_top(exchange, viewing, file, CasePage::data)
            << govuk::heading(govuk::Size::large, "Data")
            << govuk::paragraph(
                   "Every coded answer as it stood when the referral was accepted and "
                   "at each discussion. The return counts each child once a quarter, "
                   "by the last of them in that quarter.")
            << used_in_returns(columns) << sections(columns);
    if (may(Operation::correct_case_data)) content << choose_correction(columns, file);
    if (may(Operation::view_case))  // a reason is in words that may name the child
        content << corrections_list(exchange, past_corrections(viewing, exchange.app.form, file,
                                                               Operation::correct_case_data));
    return site::page(
        exchange,
        {.title = "Data of a case",
         .content = std::move(content),
         .back = may(Operation::view_case) ? Url::path({"cases", text(file.id)}) : Url("/"),
         .sensitive = true,
         .full_width = true});
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/data", Operation::view_case_data, case_subject, show_data},
};

}  // namespace

site::Routes data_routes() {
    return routes;
}

}  // namespace mase::cases
