// Proving once more who one is, where one signs on: before what a thief of a session would do
// first, for those who have no passphrase to type again.
#include <array>

#include "accounts/account_pages.h"
#include "accounts/departure_pages.h"
#include "accounts/sessions_store.h"
#include "core/problems.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

const panels::SignOnProvider* provider_of(const Exchange& exchange) {
    const Standing standing = standing_of(exchange.view(), exchange.actor().session);
    return exchange.app.panel.sign_on.of_issuer(standing.issuer);
}

std::string next_of(const FormData& sent) {
    const auto next = Url::local(sent.text("next"));
    return next ? next->str() : "/account";
}

http::Response proof_page(const Exchange& exchange, const panels::SignOnProvider& provider,
                          const std::string& next, Problems problems) {
    Html fields, html;
    fields << govuk::hidden_input("next", next)
           << govuk::button({.text = "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Show that it is you")
         << govuk::paragraph("What you are about to do matters, so " + provider.name +
                             " asks you to sign in once more. You then come back here and have 5 "
                             "minutes for it.")
         << site::post_form(exchange, "/account/proof", fields);
    return site::page(exchange, {.title = "Show that it is you",
                                 .content = std::move(html),
                                 .back = *Url::local(next),
                                 .problems = std::move(problems)});
}

http::Response show_proof(Exchange& exchange) {
    const auto* provider = provider_of(exchange);
    return provider ? proof_page(exchange, *provider, next_of(exchange.query), {})
                    : site::missing(exchange);
}

http::Response go_and_prove(Exchange& exchange) {
    const auto* provider = provider_of(exchange);
    if (!provider) return site::missing(exchange);
    const std::string next = next_of(exchange.form);
    auto going = depart({.app = exchange.app,
                         .request = exchange.request,
                         .outbox = exchange.outbox,
                         .provider = *provider,
                         .next = next,
                         .session = exchange.actor().session});
    if (going) return std::move(*going);
    return proof_page(exchange, *provider, next, {{"", going.error()}});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/account/proof", Operation::see_own_account, site::whole_panel, show_proof},
    {Method::post, "/account/proof", Operation::change_own_account, site::whole_panel,
     go_and_prove},
});

}  // namespace

site::Routes proof_routes() {
    return routes;
}

}  // namespace mase::accounts
