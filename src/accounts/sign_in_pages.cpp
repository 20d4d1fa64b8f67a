// Signing in and out. Says why access failed without saying whether the account exists.
#include "accounts/sign_in_pages.h"

#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/departure_pages.h"
#include "accounts/joining_pages.h"
#include "accounts/open_pages.h"
#include "accounts/second_factors_store.h"
#include "accounts/second_step_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on_pages.h"
#include "accounts/tries_store.h"
#include "accounts/typed_store.h"
#include "accounts/waiting_pages.h"
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

// Which of the two pages: where some people sign on through their own agency, everyone is asked for
// their email address first, and only those who have a passphrase for that.
enum class Asks { email, passphrase };

// Who is to sign in at the provider: not whom it knows, whom it has just named in vain.
constexpr std::string_view another = "another";

Html email_field(const std::string& email, const Problems& problems) {
    return govuk::input({.name = "email",
                         .label = "Email address",
                         .error = problem_of(problems, "email"),
                         .value = email,
                         .type = govuk::InputType::email,
                         .autocomplete = "username",
                         .spellcheck = false});
}

Url with_next(const Url& page, const std::string& next) {
    return next.empty() ? page : page.query("next", next);
}

Html other_way(const OpenExchange& exchange, Asks asks, const std::string& email,
               const std::string& next) {
    const panels::SignOn& sign_on = exchange.app.panel.sign_on;
    if (sign_on.providers.empty()) return {};
    if (asks == Asks::passphrase)
        return govuk::paragraph(
            govuk::link(with_next("/sign-in", next), "Sign in through your own agency"));
    if (!sign_on.of_email(email)) return {};
    return govuk::paragraph(
        govuk::link(with_next(Url("/sign-in").query("with", "passphrase"), next),
                    "Use a passphrase that you were given for a day like this"));
}

http::Response sign_in_page(const OpenExchange& exchange, Asks asks, const std::string& email,
                            const std::string& next, Problems problems) {
    const panels::Panel& panel = exchange.app.panel;
    Html fields, html;
    const std::string as = exchange.form.text("as") + exchange.query.text("as");
    fields << govuk::hidden_input("next", next);
    if (as == another) fields << govuk::hidden_input("as", another);
    fields << email_field(email, problems);
    if (asks == Asks::passphrase)
        fields << govuk::password_input({.name = "passphrase",
                                         .label = "Passphrase",
                                         .error = problem_of(problems, "passphrase")});
    fields << govuk::button(
        {.text = asks == Asks::passphrase ? "Sign in" : "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Sign in");
    if (next == "/typed")
        html << govuk::inset_text(
            "You were signed out for being away. What you typed is kept: sign in, as the same "
            "person, to go on with it.");
    html << open_form(exchange, "/sign-in", fields) << other_way(exchange, asks, email, next)
         << govuk::paragraph("If you cannot sign in, ask the " + panel.administrator.name + ": " +
                             panel.administrator.telephone + ".");
    return open_page(
        exchange,
        {.title = "Sign in", .content = std::move(html), .problems = std::move(problems)});
}

http::Response show_sign_in(OpenExchange& exchange) {
    const bool by_passphrase =
        exchange.app.panel.sign_on.providers.empty() || exchange.query.text("with") == "passphrase";
    return sign_in_page(exchange, by_passphrase ? Asks::passphrase : Asks::email, "",
                        exchange.query.text("next"), {});
}

// To the provider of whoever has such an address, account or not, or on to the passphrase.
http::Response choose_way(OpenExchange& exchange, const std::string& email) {
    const std::string next = exchange.form.text("next");
    if (email.empty())
        return sign_in_page(exchange, Asks::email, email, next,
                            {{"email", "Enter your email address"}});
    const auto* provider = exchange.app.panel.sign_on.of_email(email);
    if (!provider) return sign_in_page(exchange, Asks::passphrase, email, next, {});
    auto going = depart({.app = exchange.app,
                         .request = exchange.request,
                         .outbox = exchange.outbox,
                         .provider = *provider,
                         .next = next,
                         .is_another = exchange.form.text("as") == another});
    if (going) return std::move(*going);
    return sign_in_page(exchange, Asks::email, email, next, {{"email", going.error()}});
}

// The same work whether or not there is such an account, and whether or not they have joined, so
// that time tells nothing.
bool is_right(const std::optional<Credentials>& credentials, const std::string& passphrase) {
    static const std::string nobody = hash_passphrase(random_token());
    const bool has_one = credentials && credentials->has_joined;
    const bool matches =
        matches_passphrase(has_one ? credentials->passphrase_hash : nobody, passphrase);
    return has_one && matches;
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
    // The same for the few who may use a passphrase there, so that nobody learns who they are.
    const auto* provider = exchange.app.panel.sign_on.of_email(email);
    const std::string words =
        provider ? "People with such an address sign in through " + provider->name +
                       ": follow the link below. If you were given a passphrase for the day it "
                       "does not answer, check it: it is not right"
                 : "Check the email address and the passphrase: together they are not right";
    return sign_in_page(exchange, Asks::passphrase, email, exchange.form.text("next"),
                        {{"email", words}});
}

http::Response sign_in(OpenExchange& exchange) {
    const std::string email = typed_email(exchange);
    const panels::SignOn& sign_on = exchange.app.panel.sign_on;
    if (!sign_on.providers.empty() && !exchange.form.has("passphrase"))
        return choose_way(exchange, email);
    const std::string passphrase = exchange.form.text("passphrase");
    Problems problems;
    if (email.empty()) problems.push_back({"email", "Enter your email address"});
    if (passphrase.empty()) problems.push_back({"passphrase", "Enter your passphrase"});
    if (!problems.empty())
        return sign_in_page(exchange, Asks::passphrase, email, exchange.form.text("next"),
                            std::move(problems));
    std::optional<Credentials> credentials;
    {
        const audit::Lookup lookup(exchange.app.records);
        if (too_many_failures(lookup, email, exchange.request.client))
            return sign_in_page(exchange, Asks::passphrase, email, exchange.form.text("next"),
                                {{"email",
                                  "There have been too many tries. Wait 15 minutes, then try "
                                  "again"}});
        if (!sign_on.must_sign_on(email))
            credentials = find_credentials(lookup, exchange.app.panel_id, email);
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

// To whatever this person is to do before anything else.
http::Response show_owed(OpenExchange& exchange) {
    const auto newcomer = find_newcomer(exchange.app, token_of(exchange));
    if (!newcomer) return site::redirect("/sign-in");
    return newcomer->has_no_role ? waiting_page(exchange, *newcomer)
                                 : site::redirect("/sign-in/set-up");
}

http::Response sign_out(site::Exchange& exchange) {
    const auto issuer = exchange.change([&](audit::Change& change) -> Result<std::string> {
        end_session(change, exchange.actor().session);
        forget_typed(change, exchange.actor().account);
        return standing_of(change, exchange.actor().session).issuer;
    });
    // Signed out here first, whatever becomes of signing out there.
    const auto* provider = issuer ? exchange.app.panel.sign_on.of_issuer(*issuer) : nullptr;
    http::Response response = with_token(
        exchange.app,
        provider ? farewell_page(exchange.app, *provider) : site::redirect("/sign-in"), "");
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
                                        {Method::get, "/sign-in/owed", show_owed}};
    for (const auto& more :
         {second_step_routes(), set_up_routes(), sign_on_routes(), joining_routes()})
        routes.insert(routes.end(), more.begin(), more.end());
    return routes;
}

site::Routes sign_out_routes() {
    return signed_in_routes;
}

}  // namespace mase::accounts
