#include "accounts/proving_pages.h"

#include "accounts/retyping_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on_store.h"
#include "core/problems.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

constexpr const char* field = "proof";
constexpr const char* title = "Show that it is you";

bool is_recent(Instant at, const Exchange& exchange) {
    const Instant now = exchange.now();
    return at <= now && now < plus_seconds(at, exchange.app.panel.proof_minutes * 60);
}

// A provider may let somebody in without asking them anything: that a session through it has just
// begun shows nothing.
bool has_shown(const Standing& standing, const Exchange& exchange) {
    return (standing.issuer.empty() && is_recent(standing.started_at, exchange)) ||
           (standing.proved_at && is_recent(*standing.proved_at, exchange));
}

// The same request, as one about their own account: what they type is looked at under that.
std::optional<Exchange> own_account(const Exchange& asked) {
    const access::Subject subject{.kind = access::SubjectKind::panel,
                                  .id = any(asked.app.panel_id),
                                  .state = {},
                                  .via = {},
                                  .case_id = {}};
    auto permit =
        asked.app.policy.permit(asked.actor(), Operation::change_own_account, subject, {});
    if (!permit) return std::nullopt;
    return std::optional<Exchange>(std::in_place, asked.app, asked.request, site::Params{},
                                   *std::move(permit), asked.csrf, asked.outbox);
}

Html typed_before(const Exchange& exchange) {
    Html html;
    for (const auto& [name, value] : exchange.form.pairs()) {
        if (name != "csrf" && name != field) html << govuk::hidden_input(name, value);
    }
    return html;
}

Html how(const panels::SignOnProvider* provider, const Problems& problems) {
    if (!provider)
        return govuk::password_input({.name = field,
                                      .label = "Passphrase you have now",
                                      .error = problem_of(problems, field)});
    Html words;
    words << "Open "
          << govuk::link(Url("/account/proof").query("next", "/account"),
                         "the way to " + provider->name)
          << " in a new tab and sign in there. Then come back to this one and go on.";
    return govuk::inset_text(std::move(words));
}

http::Response asking_page(const Exchange& exchange, const panels::SignOnProvider* provider,
                           Problems problems) {
    const std::string minutes = std::to_string(exchange.app.panel.proof_minutes);
    Html fields, html;
    fields << typed_before(exchange) << how(provider, problems)
           << govuk::button({.text = "Go on", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph("What you are about to do matters, and it is more than " + minutes +
                             " minutes since you last showed that it is you. What you typed is "
                             "kept: it is done when you go on from here.")
         << site::post_form(exchange, *Url::local(exchange.request.target), fields);
    const int status = problems.empty() ? 403 : 422;
    return site::page(exchange,
                      {.title = title, .content = std::move(html), .problems = std::move(problems)},
                      status);
}

}  // namespace

std::optional<http::Response> prove(const Exchange& exchange) {
    const Standing standing = standing_of(exchange.app, exchange.actor().session);
    if (has_shown(standing, exchange)) return std::nullopt;
    if (exchange.request.method != "POST")
        return site::redirect(Url("/account/proof").query("next", exchange.request.target));
    const auto own = own_account(exchange);
    if (!own || !Url::local(exchange.request.target)) return site::missing(exchange);
    const auto* provider = exchange.app.panel.sign_on.of_issuer(standing.issuer);
    if (provider || !exchange.form.has(field)) return asking_page(*own, provider, {});
    Problems problems = retyped_problems(*own, field);
    if (!problems.empty()) return asking_page(*own, provider, std::move(problems));
    const auto noted = own->change([&](audit::Change& change) -> Result<int> {
        note_proof(change, change.actor().session);
        change.note("showed that it is them");
        return 0;
    });
    if (!noted) return asking_page(*own, provider, noted.error());
    return std::nullopt;
}

}  // namespace mase::accounts
