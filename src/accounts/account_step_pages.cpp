// The second step on one's own account: setting it up, setting it up anew, turning it off.
#include <array>

#include "accounts/account_pages.h"
#include "accounts/accounts_store.h"
#include "accounts/open_pages.h"
#include "accounts/retyping_pages.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/step_shown_pages.h"
#include "core/problems.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

// A thief of a session who knows the passphrase as well does not get rid of the second step.
void add_step_problems(const Exchange& exchange, Problems& problems) {
    for (Problem& problem : retyped_step_problems(exchange, problems.empty()))
        problems.push_back(std::move(problem));
}

http::Response beginning_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const bool has_one = find_second_factor(viewing, exchange.actor().account).has_value();
    Html fields, html;
    fields << retyping_field(exchange, problems, "current", "/account/second-step");
    if (has_one) fields << step_field(problems);
    fields << govuk::button({.text = "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Set up a second step");
    if (has_one)
        html << govuk::paragraph(
            "You get a new key for your app and new recovery codes. What you have now goes on "
            "working until you have confirmed the new key.");
    else
        html << why_second_step();
    html << site::post_form(exchange, "/account/second-step", fields);
    return site::page(exchange, {.title = "Set up a second step",
                                 .content = std::move(html),
                                 .back = "/account",
                                 .problems = std::move(problems)});
}

http::Response show_beginning(Exchange& exchange) {
    return beginning_page(exchange, {});
}

http::Response begin(Exchange& exchange) {
    Problems problems = retyped_problems(exchange, "current");
    add_step_problems(exchange, problems);
    if (!problems.empty()) return beginning_page(exchange, std::move(problems));
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        offer_secret(change, exchange.actor().account, exchange.actor().session);
        change.note("second step offered");
        return 0;
    });
    return site::redirect("/account/second-step/code");
}

http::Response offer_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.actor().account);
    const std::string secret =
        offered_secret(viewing, exchange.actor().account, exchange.actor().session);
    if (!account || secret.empty()) return site::redirect("/account/second-step");
    Html fields, html;
    fields << code_field(problems)
           << govuk::button({.text = "Confirm", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Connect your app")
         << offer_shown(exchange.app.panel, account->email, secret)
         << site::post_form(exchange, "/account/second-step/code", fields);
    return site::page(exchange, {.title = "Connect your app",
                                 .content = std::move(html),
                                 .back = "/account/second-step",
                                 .problems = std::move(problems)});
}

http::Response show_offer(Exchange& exchange) {
    return offer_page(exchange, {});
}

http::Response confirm(Exchange& exchange) {
    const AccountId account = exchange.actor().account;
    const SessionId session = exchange.actor().session;
    const std::string code = plain_code(exchange.form.text("code"));
    Problems problems = code_problems(code);
    if (problems.empty() && !fits_offered(exchange.view(), account, session, code))
        problems = {{"code", std::string(wrong_code)}};
    if (!problems.empty()) return offer_page(exchange, std::move(problems));
    const auto codes = new_recovery_codes();
    const auto hashes = hashed(codes);
    const Result<std::string> token =
        exchange.change([&](audit::Change& change) -> Result<std::string> {
            if (!keep_offered(change, account, session, code, hashes))
                return refused("code", std::string(wrong_code));
            return start_afresh(change, exchange.actor());
        });
    if (!token) return offer_page(exchange, token.error());
    // An answer to a form and not a page of its own, so that no address leads to it again.
    const site::OpenFrame frame{exchange.app, &exchange.actor(), site::csrf_of(*token)};
    return with_token(exchange.app,
                      site::framed(frame,
                                   {.title = "The second step is set up",
                                    .content = recovery_codes_shown(codes, "/account")},
                                   200),
                      *token);
}

http::Response turning_off_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    if (!find_second_factor(viewing, exchange.actor().account)) return site::redirect("/account");
    Html fields, html;
    fields << retyping_field(exchange, problems, "current", "/account/second-step/off")
           << step_field(problems)
           << govuk::button({.text = "Turn it off",
                             .kind = govuk::ButtonKind::warning,
                             .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Turn off the second step")
         << govuk::paragraph(
                "What you sign in with first then lets you in by itself. Your recovery codes stop "
                "working, and you are signed out everywhere else.")
         << site::post_form(exchange, "/account/second-step/off", fields);
    return site::page(exchange, {.title = "Turn off the second step",
                                 .content = std::move(html),
                                 .back = "/account",
                                 .problems = std::move(problems)});
}

http::Response show_turning_off(Exchange& exchange) {
    return turning_off_page(exchange, {});
}

http::Response turn_off(Exchange& exchange) {
    Problems problems = removal_problems(exchange.actor().roles, exchange.app.panel);
    for (Problem& problem : retyped_problems(exchange, "current"))
        problems.push_back(std::move(problem));
    add_step_problems(exchange, problems);
    if (!problems.empty()) return turning_off_page(exchange, std::move(problems));
    const Result<std::string> token =
        exchange.change([&](audit::Change& change) -> Result<std::string> {
            remove_second_factor(change, exchange.actor().account);
            return start_afresh(change, exchange.actor());
        });
    return with_token(exchange.app,
                      site::redirect(Url("/account").query("done", "second-step-off")), *token);
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/account/second-step", Operation::see_own_account, site::whole_panel,
     show_beginning},
    {Method::post, "/account/second-step", Operation::change_own_account, site::whole_panel, begin},
    {Method::get, "/account/second-step/code", Operation::change_own_account, site::whole_panel,
     show_offer},
    {Method::post, "/account/second-step/code", Operation::change_own_account, site::whole_panel,
     confirm},
    {Method::get, "/account/second-step/off", Operation::see_own_account, site::whole_panel,
     show_turning_off},
    {Method::post, "/account/second-step/off", Operation::change_own_account, site::whole_panel,
     turn_off},
});

}  // namespace

site::Routes account_step_routes() {
    return routes;
}

}  // namespace mase::accounts
