// Setting up the second step that a role needs, before anything else may be done.
#include "accounts/open_pages.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/second_step_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/step_shown_pages.h"
#include "core/problems.h"

namespace mase::accounts {

namespace {

using site::OpenExchange;

std::optional<Newcomer> who_owes_second_step(const OpenExchange& exchange) {
    auto newcomer = find_newcomer(exchange.app, token_of(exchange));
    if (newcomer && newcomer->has_no_role) return std::nullopt;
    return newcomer;
}

// To whatever this person is to do now.
http::Response elsewhere() {
    return site::redirect("/sign-in/owed");
}

Html way_out(const OpenExchange& exchange) {
    return open_form(exchange, "/sign-in/stop",
                     govuk::button({.text = "Sign out", .kind = govuk::ButtonKind::secondary}));
}

http::Response show_beginning(OpenExchange& exchange) {
    if (!who_owes_second_step(exchange)) return elsewhere();
    Html html;
    html << govuk::heading(govuk::Size::large, "Set up a second step")
         << govuk::paragraph("What you do here needs it before you go on.") << why_second_step()
         << open_form(exchange, "/sign-in/set-up",
                      govuk::button({.text = "Continue", .prevent_double_click = true}))
         << way_out(exchange);
    return open_page(exchange, {.title = "Set up a second step", .content = std::move(html)});
}

http::Response begin(OpenExchange& exchange) {
    const auto who = who_owes_second_step(exchange);
    if (!who) return elsewhere();
    (void)exchange.app.records.change(
        access::program(access::Task::keep_house, who->credentials.panel, who->credentials.account),
        exchange.outbox, [&](audit::Change& change) -> Result<int> {
            offer_secret(change, who->credentials.account, who->session);
            change.note("second step offered");
            return 0;
        });
    return site::redirect("/sign-in/set-up/code");
}

audit::Viewing view(const OpenExchange& exchange, const Newcomer& who) {
    return {
        exchange.app.records,
        access::program(access::Task::keep_house, who.credentials.panel, who.credentials.account),
        std::string(site::own_work), exchange.outbox};
}

http::Response offer_page(const OpenExchange& exchange, const Newcomer& who, Problems problems) {
    const std::string secret =
        offered_secret(view(exchange, who), who.credentials.account, who.session);
    if (secret.empty()) return site::redirect("/sign-in/set-up");
    Html fields, html;
    fields << code_field(problems)
           << govuk::button({.text = "Confirm", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Connect your app")
         << offer_shown(exchange.app.panel, who.credentials.email, secret)
         << open_form(exchange, "/sign-in/set-up/code", fields) << way_out(exchange);
    return open_page(
        exchange,
        {.title = "Connect your app", .content = std::move(html), .problems = std::move(problems)});
}

http::Response show_offer(OpenExchange& exchange) {
    const auto who = who_owes_second_step(exchange);
    return who ? offer_page(exchange, *who, {}) : elsewhere();
}

http::Response confirm(OpenExchange& exchange) {
    const auto who = who_owes_second_step(exchange);
    if (!who) return elsewhere();
    const std::string code = plain_code(exchange.form.text("code"));
    Problems problems = code_problems(code);
    const AccountId account = who->credentials.account;
    if (problems.empty() && !fits_offered(view(exchange, *who), account, who->session, code))
        problems = {{"code", std::string(wrong_code)}};
    if (!problems.empty()) return offer_page(exchange, *who, std::move(problems));
    const auto codes = new_recovery_codes();
    const auto hashes = hashed(codes);
    const Result<std::string> token = exchange.app.records.change(
        access::program(access::Task::sign_in, who->credentials.panel, account), exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            if (!keep_offered(change, account, who->session, code, hashes))
                return refused("code", std::string(wrong_code));
            end_other_sessions(change, account, {});
            return start_session(change, account, {.issuer = who->issuer});
        });
    if (!token) return offer_page(exchange, *who, token.error());
    return with_token(exchange.app,
                      open_page(exchange, {.title = "The second step is set up",
                                           .content = recovery_codes_shown(codes, "/")}),
                      *token);
}

}  // namespace

std::vector<site::OpenRoute> set_up_routes() {
    using site::Method;
    return {{Method::get, "/sign-in/set-up", show_beginning},
            {Method::post, "/sign-in/set-up", begin},
            {Method::get, "/sign-in/set-up/code", show_offer},
            {Method::post, "/sign-in/set-up/code", confirm}};
}

}  // namespace mase::accounts
