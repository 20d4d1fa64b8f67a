// Forgetting whom a person's provider meant: their account there was made anew, or their address is
// another's now. They are found by email the next time.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/sign_on_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"
#include "platform/clock.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

http::Response forgetting_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.id<AccountId>("person"));
    const auto* provider = account ? exchange.app.panel.sign_on.of_email(account->email) : nullptr;
    const auto binding =
        provider ? find_binding(viewing, account->id, provider->issuer) : std::nullopt;
    if (!binding) return site::missing(exchange);
    const std::string title = "Forget who " + account->name + " is at " + provider->name;
    Html fields, html;
    if (is_guarded(exchange.app, *account))
        fields << why_field("Why it has to be forgotten",
                            "Of what they do here, some is given by two people. A chair reads this "
                            "before they approve it, and only then is it forgotten.",
                            exchange.form.text("reason"), problems);
    fields << govuk::button(
        {.text = "Forget it", .kind = govuk::ButtonKind::warning, .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph("They have signed in through the same account there since " +
                             clock_words(binding->bound_at) +
                             ". Forget it only if that account was made anew for them, and make "
                             "sure that it is they who ask.")
         << govuk::paragraph(
                "They are signed out everywhere. Whoever next signs in there with the verified "
                "address " +
                account->email + " is taken for them.")
         << site::post_form(
                exchange, Url::path({"settings", "people", text(account->id), "sign-on"}), fields);
    return site::page(exchange, {.title = title,
                                 .content = std::move(html),
                                 .back = Url::path({"settings", "people", text(account->id)}),
                                 .problems = std::move(problems)});
}

http::Response show_forgetting(Exchange& exchange) {
    return forgetting_page(exchange, {});
}

http::Response forget(Exchange& exchange) {
    const auto person = exchange.id<AccountId>("person");
    using Asked = std::optional<ApprovalId>;
    const Result<Asked> done = exchange.change([&](audit::Change& change) -> Result<Asked> {
        const auto stored = find_account(change, person);
        if (!stored) return refused("", "This person is no longer of this panel");
        if (person == exchange.actor().account)
            return refused("", "Ask another administrator to do this to your own account");
        if (bindings_text(change, person).empty()) return refused("", "It is forgotten already");
        if (is_guarded(exchange.app, *stored))
            return ask_second_person(change, exchange.app, approvals::Act::forget_provider, person,
                                     exchange.form.text("reason"));
        unbind(change, person);
        return Asked();
    });
    if (!done) return forgetting_page(exchange, done.error());
    if (*done) return site::redirect(approvals::approval_url(**done).query("done", "asked"));
    return site::redirect(
        Url::path({"settings", "people", text(person)}).query("done", "forgotten"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/{person}/sign-on", Operation::manage_people, person_subject,
     show_forgetting},
    {Method::post, "/settings/people/{person}/sign-on", Operation::manage_people, person_subject,
     forget},
});

}  // namespace

site::Routes person_sign_on_routes() {
    return routes;
}

}  // namespace mase::accounts
