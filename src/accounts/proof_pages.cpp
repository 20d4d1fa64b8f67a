// Proving once more who one is, where one signs on or by the passphrase: before what a thief of a
// session would do first.
#include <array>

#include "accounts/account_pages.h"
#include "accounts/departure_pages.h"
#include "accounts/retyping_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on.h"
#include "accounts/sign_on_store.h"
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

std::string lead_of(const panels::SignOnProvider* provider, int minutes) {
    const std::string then = " You then come back to where you were and have " +
                             std::to_string(minutes) + " minutes for it.";
    if (provider)
        return "What you are about to do matters, so " + provider->name +
               " asks you to sign in once more." + then;
    return "What you are about to do matters, so your passphrase is asked for once more." + then;
}

http::Response proof_page(const Exchange& exchange, const panels::SignOnProvider* provider,
                          const std::string& next, Problems problems) {
    const int minutes = provider ? proof_seconds / 60 : exchange.app.panel.proof_minutes;
    Html fields, html;
    fields << govuk::hidden_input("next", next);
    if (!provider)
        fields << govuk::password_input({.name = "proof",
                                         .label = "Passphrase you have now",
                                         .error = problem_of(problems, "proof")});
    fields << govuk::button({.text = "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Show that it is you")
         << govuk::paragraph(lead_of(provider, minutes))
         << site::post_form(exchange, "/account/proof", fields);
    return site::page(exchange, {.title = "Show that it is you",
                                 .content = std::move(html),
                                 .back = provider ? *Url::local(next) : Url("/"),
                                 .problems = std::move(problems)});
}

http::Response show_proof(Exchange& exchange) {
    return proof_page(exchange, provider_of(exchange), next_of(exchange.query), {});
}

http::Response prove_by_passphrase(const Exchange& exchange, const std::string& next) {
    Problems problems = retyped_problems(exchange, "proof");
    if (!problems.empty()) return proof_page(exchange, nullptr, next, std::move(problems));
    const auto noted = exchange.change([&](audit::Change& change) -> Result<int> {
        note_proof(change, change.actor().session);
        change.note("showed that it is them");
        return 0;
    });
    if (!noted) return proof_page(exchange, nullptr, next, noted.error());
    return site::redirect(*Url::local(next));
}

http::Response go_and_prove(Exchange& exchange) {
    const auto* provider = provider_of(exchange);
    const std::string next = next_of(exchange.form);
    if (!provider) return prove_by_passphrase(exchange, next);
    auto going = depart({.app = exchange.app,
                         .request = exchange.request,
                         .outbox = exchange.outbox,
                         .provider = *provider,
                         .next = next,
                         .session = exchange.actor().session});
    if (going) return std::move(*going);
    return proof_page(exchange, provider, next, {{"", going.error()}});
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
