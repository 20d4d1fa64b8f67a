// The page of one row: making what a referral says, or what none says, a link to a record.
#include <algorithm>
#include <cctype>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "forms/answers_pages.h"
#include "patterns/patterns_pages.h"
#include "patterns/said_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

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

Html which_one(const Exchange& exchange, const audit::Reading& reading, const Opened& opened,
               const Problems& problems) {
    const std::string noun(opened.kind.noun);
    auto known = opened.kind.known(exchange, reading);
    for (const Link& link : links_of_case(reading, exchange.id<CaseId>("case"))) {
        const auto linked = std::ranges::find(known, text(link.subject), &govuk::Option::value);
        if (!link.ended_on && linked != known.end())
            linked->text += ", linked to this child already";
    }
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

// What someone else linked it to while it was open here.
Html became(const Exchange& exchange, const audit::Reading& reading, const Opened& opened) {
    const auto known = opened.kind.known(exchange, reading);
    const auto found = std::ranges::find(known, text(*opened.row.subject), &govuk::Option::value);
    std::vector<govuk::SummaryRow> rows{
        {.key = with_first(opened.kind.noun, std::toupper),
         .value = found == known.end() ? "A record of the register" : found->text}};
    const auto link = standing_link(reading, *opened.row.subject, exchange.id<CaseId>("case"));
    if (link && !opened.kind.roles.empty())
        rows.push_back({.key = std::string(opened.kind.role_label),
                        .value = exchange.app.form.codes->label(opened.kind.roles, link->role)});
    Html html;
    html << govuk::heading(govuk::Size::medium, "What is recorded now")
         << govuk::summary_list({.rows = std::move(rows)});
    return html;
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
            {.rows = forms::summary_rows(shown_to(exchange, reading), opened.section,
                                         opened.answers, opened.row.n),
             .card = {.title = "As the referral has it"}});
    if (opened.row.subject) html << became(exchange, reading, opened);
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

// Why it can't be linked once more. A row that says the same of it again is marked as that link.
Problems against_another(const Exchange& exchange, const Opened& opened, const Link& standing,
                         const std::string& role) {
    const bool is_typed = !opened.row.record.is_nil();
    if (standing.role != role)
        return {{"role", "It is linked to this child already as ‘" +
                             exchange.app.form.codes->label(opened.kind.roles, standing.role) +
                             "’. " + (is_typed ? "Select that, or" : "To say otherwise,") +
                             " end that link on the page ‘Links’ first"}};
    if (!is_typed) return {{"subject", "It is linked to this child already. Select another"}};
    return {};
}

Result<AnyId> link_row(const Exchange& exchange, audit::Change& change, const Opened& opened) {
    const auto case_id = exchange.id<CaseId>("case");
    change.must_concern(case_id);
    const bool needs_role = !opened.kind.roles.empty();
    const std::string role = needs_role ? exchange.form.text("role") : "";
    Problems problems;
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
    if (const auto standing = standing_link(change, *subject, case_id)) {
        auto against = against_another(exchange, opened, *standing, role);
        if (!against.empty()) return refused(std::move(against));
    }
    link(change, opened.kind.kind, *subject, case_id, role);
    if (!opened.row.record.is_nil()) mark_row(change, opened.row, *subject);
    return subject;
}

Problems linked_meanwhile() {
    return {{"",
             "Someone else changed this while you were typing: it is linked. Compare what is "
             "recorded now with what you typed. If it is wrong, end that link on the page ‘Links’ "
             "and link this again"}};
}

http::Response save_row(Exchange& exchange) {
    bool is_there = true;
    const auto linked = exchange.change([&](audit::Change& change) -> Result<AnyId> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        if (opened->row.subject) return refused(linked_meanwhile());
        return link_row(exchange, change, *opened);
    });
    if (!is_there) return site::missing(exchange);
    if (linked)
        return site::redirect(case_url(exchange.id<CaseId>("case"), "links").query("linked", "1"));
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    return site::page(exchange, row_page(exchange, viewing, *opened, linked.error()));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/cases/{case}/links/rows/{row}", Operation::change_links, cases::case_subject,
     show_row},
    {Method::post, "/cases/{case}/links/rows/{row}", Operation::change_links, cases::case_subject,
     save_row},
});

}  // namespace

site::Routes row_routes() {
    return routes;
}

}  // namespace mase::patterns
