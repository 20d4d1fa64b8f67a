#include "cases/cases_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/list_form.h"
#include "cases/list_pages.h"
#include "cases/search_store.h"

namespace mase::cases {

namespace {

using access::Operation;

site::Scope scope(const site::Exchange& exchange) {
    return site::scope(exchange.app.policy, exchange.actor(), exchange.permit.operation());
}

Html filter_options(const site::Exchange& exchange, const audit::Reading& reading,
                    const ListFilter& filter) {
    std::vector<govuk::Choice> categories;
    for (const forms::Code& code : exchange.app.form.codes->all("risk_categories"))
        categories.push_back({.value = code.code, .text = code.label});
    std::vector<govuk::Option> workers{{"", "Anyone"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (account.roles.contains(access::Role::worker))
            workers.push_back({text(account.id), account.name});
    }
    Html html;
    html << govuk::radios({.name = "state",
                           .legend = "State",
                           .value = filter.state.empty() ? "all" : filter.state,
                           .items = {{.value = "open", .text = "Open"},
                                     {.value = "closed", .text = "Closed"},
                                     {.value = "all", .text = "Open and closed"}},
                           .layout = govuk::RadiosLayout::small})
         << govuk::checkboxes({.name = "category",
                               .legend = "Category",
                               .values = filter.categories,
                               .items = std::move(categories),
                               .layout = govuk::CheckboxesLayout::small})
         << govuk::select({.name = "worker",
                           .label = "Worker",
                           .value = filter.worker ? text(*filter.worker) : "",
                           .items = std::move(workers)});
    return html;
}

Html pages_of(const CaseList& list, const ListFilter& filter) {
    govuk::Pagination pages{.landmark_label = "Pages of cases"};
    if (filter.after)
        pages.previous = {.href = address(filter, {}), .text = "Back to the first page"};
    if (list.has_more) {
        const CaseFile& last = list.cases.back().file;
        pages.next = {.href = address(filter, ListKey{last.opened_on, last.id}),
                      .text = "Next page"};
    }
    return filter.after || list.has_more ? govuk::pagination(pages) : Html{};
}

Html listed(const site::Exchange& exchange, const CaseList& list, const ListFilter& filter) {
    Html html;
    if (list.cases.empty()) {
        html << govuk::paragraph("There are no cases to show.")
             << govuk::paragraph(
                    "A case appears here once its referral is accepted: for those who hold it, "
                    "and for members of the panel from when it is circulated for their meeting. "
                    "If you have chosen a filter, try without it.");
        return html;
    }
    html << govuk::paragraph(shown_words(list.cases.size()) +
                             (list.has_more ? " There are more on the next page." : ""))
         << case_table(exchange, list, "Cases, the latest opened first",
                       filter.state.empty() ? StateColumn::shown : StateColumn::left_out)
         << pages_of(list, filter);
    return html;
}

Html columns(const Html& left, const Html& right) {
    Html html;
    html << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-one-third "
            "govuk-!-margin-bottom-6\">"
         << left << "</div><div class=\"govuk-grid-column-two-thirds\">" << right << "</div></div>";
    return html;
}

Html search_details(const site::Exchange& exchange) {
    return exchange.might(Operation::search_cases)
               ? govuk::details({.summary_text = "Search for a child",
                                 .content = search_form(exchange, {}, {})})
               : Html{};
}

http::Response show_list(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const ListFilter filter = read_filter(exchange.query);
    const CaseList list = list_cases(viewing, scope(exchange), filter);
    Html left;
    left << search_details(exchange)
         << site::get_form("/cases",
                           moj::filter({.options = filter_options(exchange, viewing, filter)}));
    Html content;
    content << govuk::heading(govuk::Size::large, "Cases")
            << columns(left, listed(exchange, list, filter));
    return site::page(
        exchange,
        {.title = "Cases", .content = std::move(content), .sensitive = true, .full_width = true});
}

Html found(const site::Exchange& exchange, const CaseList& list) {
    Html html;
    if (list.cases.empty()) {
        html << govuk::heading(govuk::Size::medium, "No child found")
             << govuk::paragraph(
                    "No case that you may see matches. Try fewer words, or only the first three "
                    "letters of a name. A child may be known to the panel although you may not "
                    "see the case: if you need to know, ask the MASE administrator.");
        if (exchange.might(Operation::open_in_emergency))
            html << govuk::paragraph(govuk::link(
                "/emergency-access", "If it cannot wait, open the case in an emergency"));
        return html;
    }
    html << govuk::paragraph(
                shown_words(list.cases.size()) +
                (list.has_more ? " There are more: add a word or a date of birth." : ""))
         << case_table(exchange, list, "Children found", StateColumn::shown);
    return html;
}

http::Response search_page(const site::Exchange& exchange, const SearchDraft& draft,
                           const Html& results, Problems problems) {
    Html content;
    content << govuk::heading(govuk::Size::large, "Search for a child")
            << columns(search_form(exchange, draft, problems), results);
    site::Page page{.title = "Search for a child",
                    .content = std::move(content),
                    .back = "/cases",
                    .problems = std::move(problems),
                    .sensitive = true,
                    .full_width = true};
    return site::page(exchange, std::move(page));
}

// By POST, so that no name stands in an address or a log; the line in the trail names whom it
// showed and not what was typed.
http::Response show_search(site::Exchange& exchange) {
    const SearchDraft draft = read_search(exchange.form);
    const auto search = checked(draft);
    if (!search) return search_page(exchange, draft, {}, search.error());
    const auto viewing = exchange.view();
    const CaseList list =
        list_of(viewing, search_cases(viewing, scope(exchange), *search, cases_a_page));
    return search_page(exchange, draft, found(exchange, list), {});
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases", Operation::list_cases, site::whole_panel, show_list},
    {site::Method::post, "/cases/search", Operation::search_cases, site::whole_panel, show_search},
};

}  // namespace

site::Routes cases_routes() {
    return routes;
}

}  // namespace mase::cases
