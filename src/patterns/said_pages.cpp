#include "patterns/said_pages.h"

#include <cctype>

#include "forms/answers_pages.h"
#include "forms/records_store.h"

namespace mase::patterns {

namespace {

using site::Exchange;

constexpr std::string_view of_no_row = "new-";  // before the section, in an address

std::vector<std::string> questions_of(const RowKind& kind, const forms::Section& section) {
    std::vector<std::string> questions(kind.questions.begin(), kind.questions.end());
    if (questions.empty())
        for (const forms::Question& question : section.questions) questions.push_back(question.id);
    return questions;
}

std::string first_words(const Exchange& exchange, const audit::Reading& reading,
                        const RowKind& kind, const Said& said) {
    const forms::Shown here = shown_to(exchange, reading);
    for (const std::string& id : questions_of(kind, *exchange.app.form.section(kind.section))) {
        const forms::Question& question = *exchange.app.form.find(id);
        const std::string words =
            forms::answer_words(here, question, said.answers.at(id, said.row.n));
        if (!words.empty() && here.parts.contains(question.part)) return words;
    }
    return "Not described";
}

}  // namespace

std::string row_name(const TypedRow& row) {
    if (row.record.is_nil()) return std::string(of_no_row) + row.section;
    return row.section + "-" + text(row.record) + "-" + std::to_string(row.n);
}

std::string with_first(std::string_view words, int (*letter)(int)) {
    std::string changed(words);
    changed.front() = char(letter(static_cast<unsigned char>(changed.front())));
    return changed;
}

std::vector<Said> said_rows(const Exchange& exchange, const audit::Reading& reading, CaseId id,
                            const RowKind& kind) {
    const forms::Section& section = *exchange.app.form.section(kind.section);
    std::vector<Said> said;
    for (const TypedRow& row : typed_rows(reading, id, section.id, questions_of(kind, section))) {
        const auto record = forms::find_record(reading, row.record);
        auto answers = forms::load_answers(reading, *record, exchange.app.form);
        if (!kind.is_said || kind.is_said(answers)) said.push_back({row, std::move(answers)});
    }
    return said;
}

forms::Shown shown_to(const Exchange& exchange, const audit::Reading& reading) {
    return {.form = exchange.app.form,
            .panel = exchange.app.panel,
            .day = exchange.today(),
            .parts = reading.permit().parts()};
}

Html rows_to_link(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    govuk::Table table{.caption = "As the referral has them",
                       .head = {"What", "As written", "What to do"}};
    for (const RowKind& kind : row_kinds()) {
        for (const Said& said : said_rows(exchange, reading, id, kind)) {
            if (said.row.subject) continue;
            const std::string words = first_words(exchange, reading, kind, said);
            const Url to = Url::path({"cases", text(id), "links", "rows", row_name(said.row)});
            table.rows.push_back(
                {with_first(kind.noun, std::toupper), words,
                 govuk::link(to,
                             std::move(Html{} << "Link" << govuk::visually_hidden(" " + words)))});
        }
    }
    if (table.rows.empty()) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "In the referral, and not linked yet")
         << site::scrolling("In the referral, and not linked yet", govuk::table(table));
    return html;
}

Html new_links(CaseId id) {
    std::vector<govuk::Content> items;
    for (const RowKind& kind : row_kinds())
        items.emplace_back(
            govuk::link(Url::path({"cases", text(id), "links", "rows",
                                   std::string(of_no_row) + std::string(kind.section)}),
                        "Link a " + std::string(kind.noun)));
    return govuk::list(govuk::ListKind::plain, items);
}

}  // namespace mase::patterns
