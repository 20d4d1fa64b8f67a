#include "patterns/row_pages.h"

#include <algorithm>
#include <cctype>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "forms/answers_pages.h"
#include "patterns/patterns_pages.h"
#include "patterns/row_kinds_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

constexpr std::string_view of_no_row = "new-";  // before the section, in an address

std::string row_name(const TypedRow& row) {
    if (row.record.is_nil()) return std::string(of_no_row) + row.section;
    return row.section + "-" + text(row.record) + "-" + std::to_string(row.n);
}

std::string with_first(std::string_view words, int (*letter)(int)) {
    std::string changed(words);
    changed.front() = char(letter(static_cast<unsigned char>(changed.front())));
    return changed;
}

std::vector<std::string> questions_of(const RowKind& kind, const forms::Section& section) {
    std::vector<std::string> questions(kind.questions.begin(), kind.questions.end());
    if (questions.empty())
        for (const forms::Question& question : section.questions) questions.push_back(question.id);
    return questions;
}

struct Said {  // of one kind, in the referrals of a case
    TypedRow row;
    forms::Answers answers;  // of the whole record
};
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

struct Opened {
    TypedRow row;  // of no record when no referral says it
    const RowKind& kind;
    const forms::Section& section;
    forms::Answers answers;  // of the whole record
};

// The row that the address names, if it is one of this case.
std::optional<Opened> open(const Exchange& exchange, const audit::Reading& reading) {
    const std::string& wanted = exchange.params.at("row");
    for (const RowKind& kind : row_kinds()) {
        const forms::Section& section = *exchange.app.form.section(kind.section);
        TypedRow none{.record = {}, .section = section.id, .n = 0, .subject = {}};
        if (row_name(none) == wanted) return Opened{std::move(none), kind, section, {}};
        for (Said& said : said_rows(exchange, reading, exchange.id<CaseId>("case"), kind)) {
            if (row_name(said.row) == wanted)
                return Opened{said.row, kind, section, std::move(said.answers)};
        }
    }
    return std::nullopt;
}

forms::Shown shown(const Exchange& exchange, const audit::Reading& reading) {
    return {.form = exchange.app.form,
            .panel = exchange.app.panel,
            .day = exchange.today(),
            .parts = reading.permit().parts()};
}

std::string first_words(const Exchange& exchange, const audit::Reading& reading,
                        const RowKind& kind, const Said& said) {
    const forms::Shown here = shown(exchange, reading);
    for (const std::string& id : questions_of(kind, *exchange.app.form.section(kind.section))) {
        const forms::Question& question = *exchange.app.form.find(id);
        const std::string words =
            forms::answer_words(here, question, said.answers.at(id, said.row.n));
        if (!words.empty() && here.parts.contains(question.part)) return words;
    }
    return "Not described";
}

Html which_one(const Exchange& exchange, const audit::Reading& reading, const Opened& opened,
               const Problems& problems) {
    const std::string noun(opened.kind.noun);
    const auto known = opened.kind.known(exchange, reading);
    const Html details =
        opened.kind.fields(exchange, reading, opened.answers, opened.row.n, problems);
    std::vector<govuk::Option> options{{"", "Select one"}};
    options.insert(options.end(), known.begin(), known.end());
    std::vector<govuk::Choice> items;
    if (!known.empty())
        items.push_back({.value = "known",
                         .text = "One that is known already",
                         .hint = "What is known of it stays as it is.",
                         .conditional = govuk::select({.name = "subject",
                                                       .label = "Which " + noun,
                                                       .error = problem_of(problems, "subject"),
                                                       .value = exchange.form.text("subject"),
                                                       .items = std::move(options)})});
    items.push_back({.value = "new",
                     .text = "A new record",
                     .hint = "It is in no register yet. What the referral says is filled in below.",
                     .conditional = details});
    return govuk::radios({.name = "which",
                          .legend = {"Which " + noun + " is it?", govuk::Size::medium},
                          .hint = "Look for other names and spellings before you make a new one: "
                                  "a pattern is only seen when two rows become one record.",
                          .error = problem_of(problems, "which"),
                          .value = exchange.form.text("which"),
                          .items = std::move(items)});
}

std::string typed_role(const Exchange& exchange, const Opened& opened) {
    if (exchange.form.has("role")) return exchange.form.text("role");
    return opened.answers.code(opened.kind.role_question, opened.row.n);
}

site::Page row_page(const Exchange& exchange, const audit::Reading& reading, const Opened& opened,
                    Problems problems) {
    const auto file = *cases::find_case(reading, exchange.id<CaseId>("case"));
    Html form;
    if (!opened.kind.roles.empty())
        form << govuk::select(
            {.name = "role",
             .label = {std::string(opened.kind.role_label), govuk::Size::medium},
             .error = problem_of(problems, "role"),
             .value = typed_role(exchange, opened),
             .items = options(*exchange.app.form.codes, opened.kind.roles, exchange.today())});
    form << which_one(exchange, reading, opened, problems)
         << govuk::button({.text = "Link it to the child", .prevent_double_click = true});
    const bool is_typed = !opened.row.record.is_nil();
    const std::string title =
        is_typed ? "Link what the referral says" : "Link a " + std::string(opened.kind.noun);
    Html html;
    html << cases::case_top(exchange, reading, file, cases::CasePage::links)
         << govuk::heading(govuk::Size::large, title);
    if (is_typed)
        html << govuk::summary_list(
            {.rows = forms::summary_rows(shown(exchange, reading), opened.section, opened.answers,
                                         opened.row.n),
             .card = {.title = "As the referral has it"}});
    html << site::post_form(
        exchange, Url::path({"cases", text(file.id), "links", "rows", row_name(opened.row)}), form);
    return {.title = title,
            .content = std::move(html),
            .back = case_url(file.id, "links"),
            .problems = std::move(problems),
            .sensitive = true};
}

http::Response show_row(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const auto opened = open(exchange, viewing);
    if (!opened || opened->row.subject) return site::missing(exchange);
    return site::page(exchange, row_page(exchange, viewing, *opened, {}));
}

Result<AnyId> chosen_subject(const Exchange& exchange, audit::Change& change, const RowKind& kind) {
    const std::string which = exchange.form.text("which");
    if (which == "new") return kind.make(exchange, change, exchange.id<CaseId>("case"));
    if (which != "known") return refused("which", "Select whether it is new or known already");
    const std::string wanted = exchange.form.text("subject");
    const auto known = kind.known(exchange, change);
    if (std::ranges::find(known, wanted, &govuk::Option::value) == known.end())
        return refused("subject", "Select which " + std::string(kind.noun) + " it is");
    return *parse_id<AnyId>(wanted);
}

Result<AnyId> link_row(const Exchange& exchange, audit::Change& change, const Opened& opened) {
    const auto case_id = exchange.id<CaseId>("case");
    change.must_concern(case_id);
    const std::string role = exchange.form.text("role");
    Problems problems;
    const bool needs_role = !opened.kind.roles.empty();
    if (needs_role && !exchange.app.form.codes->find(opened.kind.roles, role))
        problems.push_back({"role", "Select " + with_first(opened.kind.role_label, std::tolower) +
                                        ", or that it is not known"});
    const auto subject = chosen_subject(exchange, change, opened.kind);
    if (!subject) problems.insert(problems.end(), subject.error().begin(), subject.error().end());
    if (!problems.empty()) return refused(std::move(problems));
    if (opened.kind.obstacle) {
        const std::string why = opened.kind.obstacle(exchange, change, *subject, case_id);
        if (!why.empty()) return refused("subject", why);
    }
    link(change, opened.kind.kind, *subject, case_id, role);
    if (!opened.row.record.is_nil()) mark_row(change, opened.row, *subject);
    return subject;
}

http::Response save_row(Exchange& exchange) {
    bool is_there = true;
    const auto linked = exchange.change([&](audit::Change& change) -> Result<AnyId> {
        const auto opened = open(exchange, change);
        is_there = opened && !opened->row.subject;
        if (!is_there) return refused({});
        return link_row(exchange, change, *opened);
    });
    if (!is_there) return site::missing(exchange);
    if (linked)
        return site::redirect(case_url(exchange.id<CaseId>("case"), "links").query("linked", "1"));
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return site::page(exchange,
                      row_page(exchange, viewing, *open(exchange, viewing), linked.error()));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/cases/{case}/links/rows/{row}", Operation::change_links, cases::case_subject,
     show_row},
    {Method::post, "/cases/{case}/links/rows/{row}", Operation::change_links, cases::case_subject,
     save_row},
});

}  // namespace

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

site::Routes row_routes() {
    return routes;
}

}  // namespace mase::patterns
