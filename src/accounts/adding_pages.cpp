// Adding a person.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/invitations_store.h"
#include "accounts/link_shown_pages.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/two_person_store.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

http::Response adding_page(const Exchange& exchange, const Draft& draft, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    Html fields, html;
    fields << person_fields(draft, {}, all_accounts(viewing), exchange.app.panel, problems)
           << why_guarded(exchange, problems)
           << govuk::button({.text = "Add this person", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Add a person")
         << govuk::paragraph(
                "You get a link for them, by which they agree to how information is shared and "
                "choose a passphrase. Whoever signs in through their own agency needs none.")
         << site::post_form(exchange, "/settings/people/new", fields);
    return site::page(exchange, {.title = "Add a person",
                                 .content = std::move(html),
                                 .back = "/settings/people",
                                 .problems = std::move(problems)});
}

http::Response show_adding(Exchange& exchange) {
    return adding_page(exchange, {}, {});
}

struct Made {
    std::string token;  // of their link; none for whoever signs on
    std::optional<ApprovalId> approval;
};

Result<Made> add(audit::Change& change, const Exchange& exchange, const Account& wanted,
                 const Account& kept) {
    const panels::Panel& panel = exchange.app.panel;
    Problems problems = links_problems(wanted, all_accounts(change), panel);
    for (Problem& problem : last_day_problems({}, wanted.last_day, Guarded::no, change.today()))
        problems.push_back(std::move(problem));
    if (!problems.empty()) return refused(std::move(problems));
    change.note("added");
    const Result<AccountId> id = add_account(change, kept);
    if (!id) return refused(id.error());
    const auto asked = ask_for_roles(change, exchange.app, *id,
                                     guarded_change({}, wanted.roles, panel.two_people.roles),
                                     exchange.form.text("reason"));
    if (!asked) return refused(asked.error());
    const bool signs_on = panel.sign_on.must_sign_on(kept.email);
    return Made{.token = signs_on ? "" : invite(change, *id, panel), .approval = *asked};
}

http::Response add_person(Exchange& exchange) {
    const Draft draft = typed_draft(exchange.form);
    const Result<Account> wanted = checked(draft, exchange.app.panel);
    if (!wanted) return adding_page(exchange, draft, wanted.error());
    const Roles& guarded = exchange.app.panel.two_people.roles;
    Account kept = *wanted;
    kept.roles = kept_at_once({}, wanted->roles, guarded);
    const Result<Made> made = exchange.change(
        [&](audit::Change& change) { return add(change, exchange, *wanted, kept); });
    if (!made) return adding_page(exchange, draft, made.error());
    return added_page(exchange, {.account = kept,
                                 .token = made->token,
                                 .waiting = guarded_change({}, wanted->roles, guarded).given,
                                 .approval = made->approval});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/new", Operation::manage_people, site::whole_panel, show_adding},
    {Method::post, "/settings/people/new", Operation::manage_people, site::whole_panel, add_person},
});

}  // namespace

site::Routes adding_routes() {
    return routes;
}

}  // namespace mase::accounts
