// Moving a case to another worker and manager, from a day (rules.md 1).
#include "cases/holders_pages.h"

#include "accounts/accounts_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/holders_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

std::string holder_name(const audit::Reading& reading, const std::optional<AccountId>& account) {
    return account ? accounts::account_name(reading, *account) : "Nobody";
}

std::vector<govuk::Option> people(const audit::Reading& reading, access::Role role) {
    std::vector<govuk::Option> options{{"", "Choose a person"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (may_hold(account, role))
            options.push_back({text(account.id), account.name + ", " + account.job});
    }
    return options;
}

site::Page holders_page(const site::Exchange& exchange, const audit::Reading& reading,
                        const CaseFile& file, const HoldersDraft& draft, Problems problems = {}) {
    Html form;
    form << govuk::hidden_input("version", std::to_string(file.version))
         << govuk::select({.name = "worker",
                           .label = "Worker",
                           .hint = "Now: " + holder_name(reading, file.worker),
                           .error = problem_of(problems, "worker"),
                           .value = draft.worker,
                           .items = people(reading, access::Role::worker)})
         << govuk::select({.name = "manager",
                           .label = "Worker’s manager",
                           .hint = "Now: " + holder_name(reading, file.manager),
                           .error = problem_of(problems, "manager"),
                           .value = draft.manager,
                           .items = people(reading, access::Role::manager)})
         << govuk::date_input(govuk::with_date({.name_prefix = "from_on",
                                                .legend = "From which day",
                                                .id = "from_on",
                                                .hint = "For example, 27 3 2027",
                                                .error = problem_of(problems, "from_on-day")},
                                               draft.from_on))
         << govuk::textarea({.name = "reason",
                             .label = "Why the case changes hands",
                             .error = problem_of(problems, "reason"),
                             .value = draft.reason,
                             .rows = 3})
         << govuk::button({.text = "Save"});
    Html content;
    content << case_top(exchange, reading, file, CasePage::access)
            << govuk::heading(govuk::Size::large, "Change who holds the case")
            << govuk::paragraph(
                   "As soon as you save, the new worker and manager can open the case, and the "
                   "former ones no longer can.")
            << site::post_form(exchange, Url::path({"cases", text(file.id), "holders"}), form);
    return {.title = "Change who holds the case",
            .content = std::move(content),
            .back = Url::path({"cases", text(file.id), "access"}),
            .problems = std::move(problems),
            .sensitive = true};
}

std::string id_text(const std::optional<AccountId>& account) {
    return account ? text(*account) : "";
}

http::Response show_holders(site::Exchange& exchange) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = *find_case(viewing, exchange.id<CaseId>("case"));
    return site::page(exchange, holders_page(exchange, viewing, file,
                                             {.worker = id_text(file.worker),
                                              .manager = id_text(file.manager),
                                              .from_on = iso(exchange.today()),
                                              .reason = {}}));
}

http::Response save_holders(site::Exchange& exchange) {
    const HoldersDraft draft{.worker = exchange.form.text("worker"),
                             .manager = exchange.form.text("manager"),
                             .from_on = exchange.form.date("from_on"),
                             .reason = exchange.form.text("reason")};
    const auto id = exchange.id<CaseId>("case");
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        const CaseFile file = *find_case(change, id);
        if (exchange.form.text("version") != std::to_string(file.version))
            return refused("",
                           "Someone else changed this case while you were choosing. See who holds "
                           "it now, beneath, and save again if you still want to");
        const auto holders = checked(draft, file, accounts::all_accounts(change), change.today());
        if (!holders) return std::unexpected(holders.error());
        change_holders(change, file, *holders, draft.reason);
        return file.version + 1;
    });
    if (saved) return site::redirect(Url::path({"cases", text(id), "access"}));
    const auto viewing = exchange.view(held_reason(exchange).value_or(std::string(site::own_work)));
    return site::page(
        exchange, holders_page(exchange, viewing, *find_case(viewing, id), draft, saved.error()));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/holders", Operation::change_case_holder, case_subject,
     show_holders},
    {site::Method::post, "/cases/{case}/holders", Operation::change_case_holder, case_subject,
     save_holders},
};

}  // namespace

site::Routes holders_routes() {
    return routes;
}

}  // namespace mase::cases
