// Naming who is connected to a child or a family, and ending that (rules.md 5).
#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "clearance/access_pages.h"
#include "clearance/clearance_store.h"
#include "clearance/shown_pages.h"
#include "core/problems.h"

namespace mase::clearance {

namespace {

using access::Operation;
using cases::CaseFile;
using site::Exchange;

CaseId case_of(const Exchange& exchange) {
    return exchange.id<CaseId>("case");
}

std::vector<govuk::Option> people(const audit::Reading& reading) {
    std::vector<govuk::Option> options{{"", "Choose a person"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (!account.is_disabled)
            options.push_back({text(account.id), account.name + ", " + account.job});
    }
    return options;
}

http::Response naming_page(const Exchange& exchange, const audit::Reading& reading,
                           const ConnectionDraft& draft, Problems problems = {}) {
    const CaseFile file = *cases::find_case(reading, case_of(exchange));
    Html fields, html;
    fields << govuk::select({.name = "person",
                             .label = {"Who is connected?", govuk::Size::small},
                             .error = problem_of(problems, "person"),
                             .value = draft.person,
                             .items = people(reading)})
           << govuk::textarea({.name = "reason",
                               .label = {"How are they connected?", govuk::Size::small},
                               .hint = "A relative, a neighbour, a friend of the family: no more "
                                       "than others need to know.",
                               .error = problem_of(problems, "reason"),
                               .value = draft.reason,
                               .rows = 3})
           << govuk::button({.text = "Name this person", .prevent_double_click = true});
    html << govuk::paragraph(
                "From then on they find no trace of the case: not in lists, agendas, counts or "
                "searches. If they hold it, their manager takes over; if they chair, their deputy "
                "takes the item. Nobody is excepted, and it holds for you too if you name "
                "yourself.")
         << site::post_form(exchange, access_url(file.id, "connections"), fields);
    return form_page(exchange, reading, file,
                     {.title = "Name a connected person",
                      .content = std::move(html),
                      .problems = std::move(problems)});
}

http::Response show_naming(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    return naming_page(exchange, exchange.view(*reason), {});
}

http::Response name_person(Exchange& exchange) {
    const ConnectionDraft draft{.person = exchange.form.text("person"),
                                .reason = exchange.form.text("reason")};
    const auto named = exchange.change([&](audit::Change& change) -> Result<Hidden> {
        const CaseFile file = *cases::find_case(change, case_of(exchange));
        change.must_concern(file.id);
        const auto connection =
            checked(draft, file, accounts::all_accounts(change), connections_of(change, file));
        if (!connection) return refused(connection.error());
        connect(change, file, *connection);
        return hidden_now(change, file.id);
    });
    if (named) return back_to_access(case_of(exchange), *named, "connected");
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return naming_page(exchange, viewing, draft, named.error());
}

http::Response ending_page(const Exchange& exchange, const audit::Reading& reading,
                           const std::string& typed, Problems problems = {}) {
    const CaseFile file = *cases::find_case(reading, case_of(exchange));
    const auto id = parse_id<AnyId>(exchange.params.find("connection")->second);
    const auto all = connections_of(reading, file);
    const auto found = std::ranges::find_if(
        all, [&](const Connection& one) { return id && one.id == *id && one.is_in_force(); });
    if (found == all.end() && problems.empty()) return site::missing(exchange);
    Html fields, html;
    fields << govuk::textarea({.name = "reason",
                               .label = {"Why does it end?", govuk::Size::small},
                               .error = problem_of(problems, "reason"),
                               .value = typed,
                               .rows = 3})
           << govuk::button({.text = "End the connection"});
    if (found != all.end())
        html << govuk::paragraph(accounts::account_name(reading, found->account) +
                                 " may then see this case again, as far as their work lets them.")
             << site::post_form(
                    exchange,
                    Url::path({"cases", text(file.id), "access", "connections", text(found->id)}),
                    fields);
    return form_page(
        exchange, reading, file,
        {.title = "End a connection", .content = std::move(html), .problems = std::move(problems)});
}

http::Response show_ending(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    return ending_page(exchange, exchange.view(*reason), "");
}

http::Response end_it(Exchange& exchange) {
    const auto id = parse_id<AnyId>(exchange.params.find("connection")->second);
    const std::string reason = exchange.form.text("reason");
    if (!id) return site::missing(exchange);
    const auto ended = exchange.change([&](audit::Change& change) -> Result<int> {
        Problems problems = ending_problems(reason);
        if (!problems.empty()) return refused(std::move(problems));
        return end_connection(change, *cases::find_case(change, case_of(exchange)), *id, reason);
    });
    if (ended) return back_to_access(case_of(exchange), Hidden::no, "unconnected");
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return ending_page(exchange, viewing, reason, ended.error());
}

constexpr auto find = cases::case_subject;
constexpr auto get = site::Method::get;
constexpr auto post = site::Method::post;

constexpr site::Route routes[] = {
    {get, "/cases/{case}/access/connections", Operation::connect_person, find, show_naming},
    {post, "/cases/{case}/access/connections", Operation::connect_person, find, name_person},
    {get, "/cases/{case}/access/connections/{connection}", Operation::connect_person, find,
     show_ending},
    {post, "/cases/{case}/access/connections/{connection}", Operation::connect_person, find,
     end_it},
};

}  // namespace

site::Routes connection_routes() {
    return routes;
}

}  // namespace mase::clearance
