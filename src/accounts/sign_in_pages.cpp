// Signing in and out. Says why access failed without saying whether the account exists.
#include "accounts/sign_in_pages.h"

#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/open_pages.h"
#include "accounts/second_factors_store.h"
#include "accounts/second_step_pages.h"
#include "accounts/sessions_store.h"
#include "core/problems.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

using site::OpenExchange;

std::string typed_email(const OpenExchange& exchange) {
    std::string email = exchange.form.text("email");
    std::ranges::transform(email, email.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    return email;
}

http::Response sign_in_page(const OpenExchange& exchange, const std::string& email,
                            const std::string& next, Problems problems) {
    const panels::Panel& panel = exchange.app.panel;
    Html fields, html;
    fields << govuk::hidden_input("next", next)
           << govuk::input({.name = "email",
                            .label = "Email address",
                            .error = problem_of(problems, "email"),
                            .value = email,
                            .type = govuk::InputType::email,
                            .autocomplete = "username",
                            .spellcheck = false})
           << govuk::password_input({.name = "passphrase",
                                     .label = "Passphrase",
                                     .error = problem_of(problems, "passphrase")})
           << govuk::button({.text = "Sign in", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Sign in") << open_form(exchange, "/sign-in", fields)
         << govuk::paragraph("If you cannot sign in, ask the " + panel.administrator.name + ": " +
                             panel.administrator.telephone + ".");
    return open_page(
        exchange,
        {.title = "Sign in", .content = std::move(html), .problems = std::move(problems)});
}

http::Response show_sign_in(OpenExchange& exchange) {
    return sign_in_page(exchange, "", exchange.query.text("next"), {});
}

// The same work whether or not there is such an account, so that time tells nothing.
bool is_right(const std::optional<Credentials>& credentials, const std::string& passphrase) {
    static const std::string nobody = hash_passphrase(random_token());
    const bool matches =
        matches_passphrase(credentials ? credentials->passphrase_hash : nobody, passphrase);
    return credentials && matches;
}

http::Response refuse(OpenExchange& exchange, const std::string& email) {
    // Part of this answer, so that the count of failures is on the disk before the next guess.
    (void)exchange.app.records.change(
        access::program(access::Task::keep_house, exchange.app.panel_id), exchange.outbox,
        [&](audit::Change& change) -> Result<int> {
            note_failure(change, email, exchange.request.client);
            change.note("failed sign-in");
            return 0;
        });
    return sign_in_page(
        exchange, email, exchange.form.text("next"),
        {{"email", "Check the email address and the passphrase: together they are not right"}});
}

http::Response sign_in(OpenExchange& exchange) {
    const std::string email = typed_email(exchange);
    const std::string passphrase = exchange.form.text("passphrase");
    Problems problems;
    if (email.empty()) problems.push_back({"email", "Enter your email address"});
    if (passphrase.empty()) problems.push_back({"passphrase", "Enter your passphrase"});
    if (!problems.empty())
        return sign_in_page(exchange, email, exchange.form.text("next"), std::move(problems));
    std::optional<Credentials> credentials;
    {
        const audit::Lookup lookup(exchange.app.records);
        if (too_many_failures(lookup, email, exchange.request.client))
            return sign_in_page(exchange, email, exchange.form.text("next"),
                                {{"email",
                                  "There have been too many tries. Wait 15 minutes, then try "
                                  "again"}});
        credentials = find_credentials(lookup, email);
    }
    if (!is_right(credentials, passphrase)) return refuse(exchange, email);
    if (has_second_factor(exchange.app, credentials->account))
        return ask_second_step(exchange, *credentials, exchange.form.text("next"));
    const Result<std::string> token = exchange.app.records.change(
        access::program(access::Task::sign_in, credentials->panel, credentials->account),
        exchange.outbox, [&](audit::Change& change) -> Result<std::string> {
            return start_session(change, credentials->account);
        });
    const auto next = Url::local(exchange.form.text("next"));
    return with_token(exchange.app, site::redirect(next ? *next : Url("/")), *token);
}

http::Response passphrase_page(const OpenExchange& exchange, Problems problems) {
    Html fields, html;
    fields << govuk::password_input({.name = "passphrase",
                                     .label = "New passphrase",
                                     .hint = "At least 12 characters. Three or four words that do "
                                             "not belong together are easy to keep in mind.",
                                     .error = problem_of(problems, "passphrase"),
                                     .autocomplete = "new-password"})
           << govuk::password_input({.name = "again",
                                     .label = "The same again",
                                     .error = problem_of(problems, "again"),
                                     .autocomplete = "new-password"})
           << govuk::button({.text = "Save and continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Choose your own passphrase")
         << govuk::paragraph("The one you were given works once, to bring you here.")
         << open_form(exchange, "/sign-in/passphrase", fields);
    return open_page(exchange, {.title = "Choose your own passphrase",
                                .content = std::move(html),
                                .problems = std::move(problems)});
}

http::Response show_passphrase(OpenExchange& exchange) {
    const auto newcomer = find_newcomer(exchange.app, token_of(exchange));
    if (!newcomer) return site::redirect("/sign-in");
    if (!newcomer->owes_passphrase) return site::redirect("/sign-in/set-up");
    return passphrase_page(exchange, {});
}

http::Response choose_passphrase(OpenExchange& exchange) {
    const auto newcomer = find_newcomer(exchange.app, token_of(exchange));
    if (!newcomer || !newcomer->owes_passphrase) return site::redirect("/sign-in");
    const Credentials& account = newcomer->credentials;
    const std::string passphrase = exchange.form.text("passphrase");
    Problems problems = passphrase_problems("passphrase", passphrase, account.email);
    if (problems.empty() && matches_passphrase(account.passphrase_hash, passphrase))
        problems.push_back({"passphrase", "Use another one than the one you were given"});
    if (passphrase != exchange.form.text("again"))
        problems.push_back({"again", "Enter the same passphrase twice"});
    if (!problems.empty()) return passphrase_page(exchange, std::move(problems));
    const std::string hash = hash_passphrase(passphrase);
    const Result<std::string> token = exchange.app.records.change(
        access::program(access::Task::sign_in, account.panel, account.account), exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            set_passphrase(change, account.account, hash, false);
            end_other_sessions(change, account.account, {});  // begun by the one that was given
            return start_session(change, account.account);
        });
    return with_token(exchange.app, site::redirect("/"), *token);
}

http::Response sign_out(site::Exchange& exchange) {
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        end_session(change, exchange.actor().session);
        return 0;
    });
    http::Response response = with_token(exchange.app, site::redirect("/sign-in"), "");
    site::forget_pages(response);
    return response;
}

constexpr auto signed_in_routes = std::to_array<site::Route>({
    {site::Method::post, "/sign-out", access::Operation::sign_out, site::whole_panel, sign_out},
});

}  // namespace

std::vector<site::OpenRoute> sign_in_routes() {
    using site::Method;
    std::vector<site::OpenRoute> routes{{Method::get, "/sign-in", show_sign_in},
                                        {Method::post, "/sign-in", sign_in},
                                        {Method::get, "/sign-in/passphrase", show_passphrase},
                                        {Method::post, "/sign-in/passphrase", choose_passphrase}};
    for (const auto& more : {second_step_routes(), set_up_routes()})
        routes.insert(routes.end(), more.begin(), more.end());
    return routes;
}

site::Routes sign_out_routes() {
    return signed_in_routes;
}

}  // namespace mase::accounts
