// Restricting a case to the people whom a chair names, and ending that (rules.md 6).
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

// Those named now; before a first restriction, those who hold the case.
std::vector<std::string> chosen_now(const audit::Reading& reading, const CaseFile& file) {
    std::vector<std::string> chosen;
    for (const AccountId account : cleared_for(reading, file.id)) chosen.push_back(text(account));
    if (!chosen.empty()) return chosen;
    if (file.worker) chosen.push_back(text(*file.worker));
    if (file.manager) chosen.push_back(text(*file.manager));
    return chosen;
}

Html people_field(const Exchange& exchange, const audit::Reading& reading,
                  std::vector<std::string> chosen, const Problems& problems) {
    std::vector<govuk::Choice> items;
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (account.is_disabled || account.id == exchange.actor().account) continue;
        items.push_back(
            {.value = text(account.id),
             .text = account.name + ", " + exchange.app.panel.agency_name(account.agency),
             .hint = account.job});
    }
    return govuk::checkboxes({.name = "people",
                              .legend = {"Who may still see it?", govuk::Size::small},
                              .hint = "You may yourself. Think of the other chair, the "
                                      "administrator, the worker, and each agency that is needed.",
                              .error = problem_of(problems, "people"),
                              .values = std::move(chosen),
                              .items = std::move(items),
                              .layout = govuk::CheckboxesLayout::small});
}

Html reason_field(const char* label, const std::string& typed, const Problems& problems) {
    return govuk::textarea({.name = "reason",
                            .label = {label, govuk::Size::small},
                            .error = problem_of(problems, "reason"),
                            .value = typed,
                            .rows = 3});
}

http::Response restriction_page(const Exchange& exchange, const audit::Reading& reading,
                                const std::optional<RestrictionDraft>& typed,
                                Problems problems = {}) {
    const CaseFile file = *cases::find_case(reading, case_of(exchange));
    const bool is_restricted = restriction_of(reading, file).has_value();
    std::vector<std::string> chosen =
        typed ? std::vector<std::string>(typed->people.begin(), typed->people.end())
              : chosen_now(reading, file);
    Html fields, html;
    fields << people_field(exchange, reading, std::move(chosen), problems)
           << reason_field("Why is it restricted?", typed ? typed->reason : "", problems)
           << govuk::button({.text = "Restrict the case"});
    html << govuk::paragraph(
                "The case leaves the lists, agenda and pack of everyone you do not name here.")
         << site::post_form(exchange, access_url(file.id, "restriction"), fields);
    if (is_restricted) {
        Html ending;
        ending << govuk::textarea({.name = "end_reason",
                                   .label = {"Why does it end?", govuk::Size::small},
                                   .error = problem_of(problems, "end_reason"),
                                   .value = exchange.form.text("end_reason"),
                                   .rows = 3})
               << govuk::button(
                      {.text = "End the restriction", .kind = govuk::ButtonKind::warning});
        html << govuk::heading(govuk::Size::medium, "End the restriction")
             << site::post_form(
                    exchange,
                    Url::path({"cases", text(file.id), "access", "restriction", "ending"}), ending);
    }
    return form_page(exchange, reading, file,
                     {.title = is_restricted ? "Change the restriction" : "Restrict this case",
                      .content = std::move(html),
                      .problems = std::move(problems)});
}

http::Response show_restriction(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    return restriction_page(exchange, exchange.view(*reason), {});
}

http::Response shown_again(const Exchange& exchange, const std::optional<RestrictionDraft>& typed,
                           const Problems& problems) {
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return restriction_page(exchange, viewing, typed, problems);
}

http::Response restrict_it(Exchange& exchange) {
    const auto people = exchange.form.values("people");
    const RestrictionDraft draft{.people = {people.begin(), people.end()},
                                 .reason = exchange.form.text("reason")};
    const auto done = exchange.change([&](audit::Change& change) -> Result<int> {
        const CaseFile file = *cases::find_case(change, case_of(exchange));
        change.must_concern(file.id);
        const auto restriction =
            checked(draft, change.actor().account, accounts::all_accounts(change));
        if (!restriction) return refused(restriction.error());
        restrict_to(change, file, *restriction);
        return 0;
    });
    if (done) return back_to_access(case_of(exchange), Hidden::no, "restricted");
    return shown_again(exchange, draft, done.error());
}

http::Response end_it(Exchange& exchange) {
    const std::string reason = exchange.form.text("end_reason");
    const auto done = exchange.change([&](audit::Change& change) -> Result<int> {
        if (reason.empty()) return refused("end_reason", "Enter why this ends");
        return end_restriction(change, *cases::find_case(change, case_of(exchange)), reason);
    });
    if (done) return back_to_access(case_of(exchange), Hidden::no, "unrestricted");
    return shown_again(exchange, {}, done.error());
}

constexpr auto find = cases::case_subject;

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/access/restriction", Operation::restrict_case, find,
     show_restriction},
    {site::Method::post, "/cases/{case}/access/restriction", Operation::restrict_case, find,
     restrict_it},
    {site::Method::post, "/cases/{case}/access/restriction/ending", Operation::restrict_case, find,
     end_it},
};

}  // namespace

site::Routes restriction_routes() {
    return routes;
}

}  // namespace mase::clearance
