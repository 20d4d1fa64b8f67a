// Forgetting whom a person's provider meant: their account there was made anew, or their address is
// another's now. They are found by email the next time.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/sign_on_store.h"
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
    Html html;
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph("They have signed in through the same account there since " +
                             clock_words(binding->bound_at) +
                             ". Forget it only if that account was made anew for them, and make "
                             "sure that it is they who ask.")
         << govuk::paragraph(
                "They are signed out everywhere. Whoever next signs in there with the verified "
                "address " +
                account->email + " is taken for them.")
         << site::post_form(exchange,
                            Url::path({"settings", "people", text(account->id), "sign-on"}),
                            govuk::button({.text = "Forget it",
                                           .kind = govuk::ButtonKind::warning,
                                           .prevent_double_click = true}));
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
    const Result<int> done = exchange.change([&](audit::Change& change) -> Result<int> {
        if (person == exchange.actor().account)
            return refused("", "Ask another administrator to do this to your own account");
        if (!unbind(change, person)) return refused("", "It is forgotten already");
        return 0;
    });
    if (!done) return forgetting_page(exchange, done.error());
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
