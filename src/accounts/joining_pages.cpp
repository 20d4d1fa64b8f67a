// Where a link to join by leads: who it is for, what they agree to, and their passphrase; then on
// to the second step, or in.
#include "accounts/joining_pages.h"

#include "accounts/invitations_store.h"
#include "accounts/joining.h"
#include "accounts/open_pages.h"
#include "accounts/passphrase_file.h"
#include "accounts/second_factors_store.h"
#include "accounts/second_step_pages.h"
#include "accounts/sessions_store.h"
#include "accounts/tries_store.h"
#include "core/problems.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

using site::OpenExchange;

std::string token_in(const OpenExchange& exchange) {
    return exchange.params.at("token");
}

// The same for a link that never was, one that is used, replaced or too old, and one of somebody
// whose access has ended: it says nothing but what to do.
http::Response unknown_page(OpenExchange& exchange) {
    (void)exchange.app.records.change(
        access::program(access::Task::keep_house, exchange.app.panel_id), exchange.outbox,
        [&](audit::Change& change) -> Result<int> {
            note_wrong_link(change, exchange.request.client);
            change.note("failed link");
            return 0;
        });
    const panels::Panel& panel = exchange.app.panel;
    const std::string title = "This link does not work";
    Html html;
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph("Each link works once, for " + std::to_string(panel.link_days) +
                             " days, and only the last one that you were given. Check that you "
                             "have copied all of it.")
         << govuk::paragraph(
                "If you have used it before, sign in with the passphrase that you "
                "chose then.")
         << govuk::link_button({.text = "Sign in", .href = "/sign-in"})
         << govuk::paragraph(
                "If you have not, somebody else may have: tell the " + panel.administrator.name +
                " at once, and ask for another link: " + panel.administrator.telephone + ".");
    return site::framed({.app = exchange.app}, {.title = title, .content = std::move(html)}, 404);
}

http::Response too_many_page(const OpenExchange& exchange) {
    const std::string title = "There have been too many tries";
    Html html;
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph("Wait 15 minutes, then open your link again.");
    return site::framed({.app = exchange.app}, {.title = title, .content = std::move(html)}, 429);
}

Html statement_shown(const panels::Statement& statement) {
    std::vector<govuk::Content> points;
    for (const std::string& paragraph : statement.paragraphs) points.emplace_back(paragraph);
    Html html;
    html << govuk::heading(govuk::Size::medium, "What you agree to")
         << govuk::list(govuk::ListKind::number, points);
    return html;
}

Html fields(const Problems& problems, bool agrees) {
    Html html;
    html << govuk::checkboxes(
                {.name = "agrees",
                 .legend = "Do you agree to all of it?",
                 .hint = "That you did, and when, is kept.",
                 .error = problem_of(problems, "agrees"),
                 .values = agrees ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
                 .items = {{.value = "yes", .text = "I agree"}}})
         << govuk::password_input({.name = "passphrase",
                                   .label = "Passphrase",
                                   .hint = std::string(passphrase_hint),
                                   .error = problem_of(problems, "passphrase"),
                                   .autocomplete = "new-password"})
         << govuk::password_input({.name = "again",
                                   .label = "The same again",
                                   .error = problem_of(problems, "again"),
                                   .autocomplete = "new-password"})
         << govuk::button({.text = "Agree and continue", .prevent_double_click = true});
    return html;
}

audit::Viewing view(const OpenExchange& exchange, const Invited& invited) {
    return {exchange.app.records,
            access::program(access::Task::keep_house, invited.panel, invited.account),
            std::string(site::own_work), exchange.outbox};
}

http::Response joining_page(const OpenExchange& exchange, const Invited& invited,
                            Problems problems) {
    const audit::Viewing viewing = view(exchange, invited);
    const std::string title = "Choose your passphrase";
    Html html;
    html << govuk::heading(govuk::Size::large, title)
         << govuk::summary_list(
                {.rows = {{.key = "Name", .value = account_name(viewing, invited.account)},
                          {.key = "Email address", .value = invited.email}}})
         << govuk::paragraph("If this is not you, do not go on: tell the " +
                             exchange.app.panel.administrator.name + ", " +
                             exchange.app.panel.administrator.telephone + ".")
         << statement_shown(exchange.app.panel.statement)
         << open_form(exchange, Url::path({"invitations", token_in(exchange)}),
                      fields(problems, exchange.form.has("agrees")));
    return open_page(exchange,
                     {.title = title, .content = std::move(html), .problems = std::move(problems)});
}

http::Response turned_away(OpenExchange& exchange) {
    return too_many_wrong_links(exchange.app, exchange.request.client) ? too_many_page(exchange)
                                                                       : unknown_page(exchange);
}

std::optional<Invited> invited_by(const OpenExchange& exchange) {
    if (too_many_wrong_links(exchange.app, exchange.request.client)) return std::nullopt;
    return find_invited(exchange.app, token_in(exchange));
}

http::Response show_joining(OpenExchange& exchange) {
    const auto invited = invited_by(exchange);
    return invited ? joining_page(exchange, *invited, {}) : turned_away(exchange);
}

// In, or to the second step that they had set up before: a link stands for the passphrase alone.
http::Response let_in(OpenExchange& exchange, const Invited& invited, const std::string& hash) {
    const bool has_step = has_second_factor(exchange.app, invited.account);
    const Result<std::string> token = exchange.app.records.change(
        access::program(access::Task::sign_in, invited.panel, invited.account), exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            if (!join(change, invited, token_in(exchange), hash,
                      exchange.app.panel.statement.version))
                return refused("", "It is used already");
            return has_step ? std::string() : start_session(change, invited.account);
        });
    if (!token) return unknown_page(exchange);
    if (has_step)
        return ask_second_step(exchange,
                               {.account = invited.account,
                                .panel = invited.panel,
                                .email = invited.email,
                                .passphrase_hash = hash},
                               "");
    return with_token(exchange.app, site::redirect("/"), *token);
}

http::Response take(OpenExchange& exchange) {
    const auto invited = invited_by(exchange);
    if (!invited) return turned_away(exchange);
    const JoiningDraft draft{.agrees = exchange.form.text("agrees") == "yes",
                             .passphrase = exchange.form.text("passphrase"),
                             .again = exchange.form.text("again")};
    Problems problems = joining_problems(
        draft, {invited->email, account_name(view(exchange, *invited), invited->account)},
        common_ones());
    if (!problems.empty()) return joining_page(exchange, *invited, std::move(problems));
    return let_in(exchange, *invited, hash_passphrase(draft.passphrase));
}

}  // namespace

std::vector<site::OpenRoute> joining_routes() {
    using site::Method;
    return {{Method::get, "/invitations/{token}", show_joining},
            {Method::post, "/invitations/{token}", take}};
}

}  // namespace mase::accounts
