// Resetting the second step of a person who has lost their phone.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

Html afterwards(const Exchange& exchange, const Account& account) {
    const panels::Panel& panel = exchange.app.panel;
    const bool signs_on = panel.sign_on.must_sign_on(account.email);
    const std::string how =
        signs_on ? "They sign in through " + panel.sign_on.of_email(account.email)->name
                 : std::string("They sign in with their passphrase");
    Html html;
    html << govuk::paragraph(needs_second_factor(account.roles, panel)
                                 ? how +
                                       ", and then have to set up a second step before they can "
                                       "do anything else."
                                 : how + " alone until they set up a second step again.");
    if (!signs_on)
        html << govuk::paragraph(
            "If somebody else may know their passphrase, make a link for them to choose another "
            "as well.");
    return html;
}

http::Response reset_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.id<AccountId>("person"));
    if (!account) return site::missing(exchange);
    Html fields, html;
    if (is_guarded(exchange.app, *account))
        fields << why_field("Why it has to be reset",
                            "Of what they do here, some is given by two people. A chair reads this "
                            "before they approve it, and only then is it reset.",
                            exchange.form.text("reason"), problems);
    fields << govuk::button({.text = "Reset the second step",
                             .kind = govuk::ButtonKind::warning,
                             .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Reset the second step of " + account->name)
         << govuk::paragraph(
                "Make sure that it is they who ask. Their app and their recovery codes stop "
                "working, and they are signed out everywhere.")
         << afterwards(exchange, *account)
         << site::post_form(exchange,
                            Url::path({"settings", "people", text(account->id), "second-step"}),
                            fields);
    return site::page(exchange, {.title = "Reset the second step of " + account->name,
                                 .content = std::move(html),
                                 .back = Url::path({"settings", "people", text(account->id)}),
                                 .problems = std::move(problems)});
}

http::Response show_reset(Exchange& exchange) {
    return reset_page(exchange, {});
}

http::Response reset(Exchange& exchange) {
    const auto person = exchange.id<AccountId>("person");
    using Asked = std::optional<ApprovalId>;
    const Result<Asked> changed = exchange.change([&](audit::Change& change) -> Result<Asked> {
        const auto stored = find_account(change, person);
        if (!stored) return refused("", "This person is no longer of this panel");
        Problems problems = reset_problems(person, exchange.actor().account,
                                           find_second_factor(change, person).has_value());
        if (!problems.empty()) return refused(std::move(problems));
        if (is_guarded(exchange.app, *stored))
            return ask_second_person(change, exchange.app, approvals::Act::reset_second_step,
                                     person, exchange.form.text("reason"));
        reset_second_factor(change, person);
        return Asked();
    });
    if (!changed) return reset_page(exchange, changed.error());
    if (*changed) return site::redirect(approvals::approval_url(**changed).query("done", "asked"));
    return site::redirect(Url::path({"settings", "people", text(person)}).query("done", "reset"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/{person}/second-step", Operation::manage_people, person_subject,
     show_reset},
    {Method::post, "/settings/people/{person}/second-step", Operation::manage_people,
     person_subject, reset},
});

}  // namespace

site::Routes person_step_routes() {
    return routes;
}

}  // namespace mase::accounts
