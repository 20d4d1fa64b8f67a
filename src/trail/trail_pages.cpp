#include "trail/trail_pages.h"

#include <array>

#include "accounts/accounts_store.h"
#include "audit/line.h"
#include "core/problems.h"
#include "platform/moj.h"
#include "site/frame.h"
#include "trail/trail_form.h"
#include "trail/trail_store.h"

namespace mase::trail {

namespace {

using site::Exchange;

// Enough of an id to tell two apart; the whole of it is in the link.
std::string short_id(const std::string& id) {
    return "…" + id.substr(id.size() - 6);
}

Html case_link(CaseId id) {
    const std::string whole = mase::text(id);
    Draft draft;
    draft.case_id = whole;
    return govuk::link(address(draft), "Case " + short_id(whole));
}

Html filter_options(const audit::Reading& reading, const Draft& draft, const Problems& problems) {
    std::vector<govuk::Option> people{{"", "Anyone"}};
    for (const accounts::Account& account : accounts::all_accounts(reading))
        people.push_back({mase::text(account.id), account.name});
    std::vector<govuk::Option> kinds{{"", "Anything"}};
    using enum access::Processing;
    for (const access::Processing kind :
         {consultation, collection, alteration, disclosure, refusal})
        kinds.push_back({std::string(access::name(kind)), kind_words(kind)});
    const auto day = [&](const char* name, const char* legend) {
        return govuk::date_input(
            govuk::with_date({.name_prefix = name,
                              .legend = legend,
                              .error = problem_of(problems, std::string(name) + "-day")},
                             std::string(name) == "from" ? draft.from : draft.to));
    };
    Html html;
    html << govuk::select({.name = "person",
                           .label = "Who",
                           .error = problem_of(problems, "person"),
                           .value = draft.person,
                           .items = std::move(people)})
         << govuk::select({.name = "kind",
                           .label = "What they did",
                           .error = problem_of(problems, "kind"),
                           .value = draft.kind,
                           .items = std::move(kinds)})
         << day("from", "First day") << day("to", "Last day")
         << govuk::checkboxes(
                {.name = "upkeep",
                 .legend = "Also show",
                 .values = {draft.with_upkeep ? "yes" : ""},
                 .items = {{.value = "yes", .text = "What touched no record, such as signing in"}},
                 .layout = govuk::CheckboxesLayout::small});
    if (!draft.case_id.empty()) html << govuk::hidden_input("case", draft.case_id);
    return html;
}

Html filters(const audit::Reading& reading, const Draft& draft, const Problems& problems) {
    moj::Filter filter{.options = filter_options(reading, draft, problems), .clear_link = "/audit"};
    if (!draft.case_id.empty()) {
        Draft without = draft;
        without.case_id = without.before = "";
        filter.selected = {
            {.heading = "Case",
             .items = {{.text = short_id(draft.case_id), .href = address(without)}}}};
    }
    return site::get_form("/audit", moj::filter(filter));
}

std::string reason_words(const Exchange& exchange, const std::string& code) {
    if (code.empty()) return "";
    if (code == site::own_work) return "Their own work";
    if (code == site::from_agenda) return "From the agenda";
    if (code == site::from_action) return "From an action";
    if (code == site::for_emergency) return "In an emergency";
    return exchange.app.form.codes->label("view_reasons", code);
}

Html line(const govuk::Content& words) {
    Html html;
    html << "<p class=\"govuk-!-margin-bottom-1\">" << words << "</p>";
    return html;
}

Html about(const Entry& entry) {
    Html html;
    if (entry.case_id) html << line(case_link(*entry.case_id));
    if (entry.is_refusal && entry.detail == audit::not_there) html << line("Nothing that is there");
    if (!entry.subject_account.empty()) {
        html << line(entry.subject_account);
    } else if (entry.subject_kind != "panel" && entry.subject_kind != "case") {
        std::string kind = entry.subject_kind;
        kind.front() = char(std::toupper(kind.front()));
        html << line(kind + " " + short_id(mase::text(entry.subject)));
    }
    if (entry.shown > 0 && entry.cases_shown.empty())
        html << line("Named " + std::to_string(entry.shown) + " in a list");
    if (!entry.cases_shown.empty()) {
        std::vector<govuk::Content> cases;
        for (const CaseId id : entry.cases_shown) cases.emplace_back(case_link(id));
        const bool one = cases.size() == 1;
        html << govuk::details(
            {.summary_text = one ? "1 case" : std::to_string(cases.size()) + " cases",
             .content = govuk::list(govuk::ListKind::plain, cases)});
    }
    return html;
}

Html why(const Exchange& exchange, const Entry& entry) {
    Html html;
    for (const std::string& words : {reason_words(exchange, entry.reason), entry.remark}) {
        if (!words.empty()) html << line(words);
    }
    if (!entry.detail.empty() && !entry.is_refusal)
        html << "<p class=\"govuk-body-s\">Recorded with it: " << entry.detail << "</p>";
    return html;
}

std::vector<govuk::Cell> row(const Exchange& exchange, const Entry& entry) {
    Html what;
    what << line(entry.operation);
    if (entry.is_disclosure) what << govuk::tag("Disclosure", govuk::TagColour::purple);
    if (entry.is_refusal) what << govuk::tag("Refused", govuk::TagColour::red);
    Html when;
    when << line(clock_words(entry.key.at))
         << line(entry.person.empty() ? "The program" : entry.person);
    return {std::move(when), std::move(what), about(entry), why(exchange, entry)};
}

Html pages_of(const Page& page, const Draft& draft) {
    if (draft.before.empty() && !page.has_more) return {};
    govuk::Pagination pages{.landmark_label = "Pages of the trail"};
    Draft other = draft;
    other.before = "";
    if (!draft.before.empty())
        pages.previous = {.href = address(other), .text = "Back to the newest"};
    if (page.has_more) {
        other.before = text(page.entries.back().key);
        pages.next = {.href = address(other), .text = "Older"};
    }
    return govuk::pagination(pages);
}

Html listed(const Exchange& exchange, const Page& page, const Draft& draft) {
    Html html;
    if (page.entries.empty())
        return govuk::paragraph(
            "Nothing in the trail matches. Every opening and every change of a record leaves a "
            "line here; try fewer filters, or other days.");
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Entry& entry : page.entries) rows.push_back(row(exchange, entry));
    html << site::scrolling("The trail",
                            govuk::table({.caption = "The trail, the newest first",
                                          .caption_size = govuk::Size::medium,
                                          .head = {"When and who", "What", "About", "Why"},
                                          .rows = std::move(rows)}))
         << pages_of(page, draft);
    return html;
}

// The other half of who saw a case: who could.
Html who_can_open(const Exchange& exchange, const Result<Filter>& filter) {
    if (!filter || !filter->case_id || !exchange.might(access::Operation::explain_access))
        return {};
    return govuk::paragraph(
        govuk::link(Url::path({"audit", "access", mase::text(*filter->case_id)}),
                    "Who can open this case now, and why"));
}

http::Response show_trail(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const Draft draft = read_draft(exchange.query);
    const auto filter = checked(draft);
    const Problems problems = filter ? Problems{} : filter.error();
    if (filter) viewing.note(note(*filter));
    Html content;
    content << govuk::heading(govuk::Size::large, "Audit trail")
            << govuk::paragraph(
                   "Who saw and changed what, and why. A case is shown by a part of its number, "
                   "never by the child’s name. Your own look at the trail is recorded in it.")
            << govuk::paragraph(govuk::link("/audit/whole", "Check that the trail is whole"))
            << govuk::paragraph(
                   govuk::link("/audit/emergency-access", "Cases opened in an emergency"))
            << govuk::paragraph(govuk::link("/audit/disclosures", "Copies given out"))
            << who_can_open(exchange, filter)
            << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-one-third\">"
            << filters(viewing, draft, problems)
            << "</div><div class=\"govuk-grid-column-two-thirds\">"
            << (filter ? listed(exchange, read_trail(viewing, *filter), draft) : Html{})
            << "</div></div>";
    return site::page(exchange, {.title = "Audit trail",
                                 .content = std::move(content),
                                 .problems = problems,
                                 .sensitive = true,
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/audit", access::Operation::view_audit, site::whole_panel, show_trail},
});

}  // namespace

site::Routes trail_routes() {
    return routes;
}

}  // namespace mase::trail
