// One's own account: who mase says you are, your passphrase, where you are signed in.
#include "accounts/account_pages.h"

#include <array>

#include "accounts/accounts_store.h"
#include "accounts/invitations_store.h"
#include "accounts/open_pages.h"
#include "accounts/passphrase_file.h"
#include "accounts/retyping_pages.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "core/problems.h"
#include "platform/secrets.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using site::Exchange;

Html details(const Exchange& exchange, const audit::Reading& reading, const Account& account) {
    const panels::Panel& panel = exchange.app.panel;
    std::vector<govuk::SummaryRow> rows{
        {.key = "Name", .value = account.name},
        {.key = "Email address", .value = account.email},
        {.key = "Job", .value = account.job},
        {.key = "Agency",
         .value = account.agency.empty() ? "None" : panel.agency_name(account.agency)},
        {.key = "What you do here", .value = roles_words(account.roles)}};
    if (account.manager)
        rows.push_back({.key = "Manager", .value = account_name(reading, *account.manager)});
    if (account.deputy_of)
        rows.push_back({.key = "Deputy of", .value = account_name(reading, *account.deputy_of)});
    if (const auto agreed = last_agreement(reading, account.id))
        rows.push_back({.key = "You agreed how information is shared",
                        .value = clock_words(agreed->at) + ", version " + agreed->statement});
    return govuk::summary_list({.rows = std::move(rows)});
}

Html passphrase_form(const Exchange& exchange, const Problems& problems) {
    Html fields;
    const auto field = [&](const char* name, const char* label) {
        return govuk::password_input({.name = name,
                                      .label = label,
                                      .error = problem_of(problems, name),
                                      .autocomplete = "new-password"});
    };
    fields << retyping_field(exchange, problems, "current", "/account")
           << field("passphrase", "New passphrase, at least 15 characters")
           << field("again", "The new one again")
           << govuk::button({.text = "Change passphrase", .kind = govuk::ButtonKind::secondary});
    return site::post_form(exchange, "/account/passphrase", fields);
}

Html way_in(const Exchange& exchange, const Account& account, const Problems& problems) {
    const panels::SignOn& sign_on = exchange.app.panel.sign_on;
    const auto* provider = sign_on.of_email(account.email);
    Html html;
    if (provider)
        html << govuk::heading(govuk::Size::medium, "How you sign in")
             << govuk::paragraph("Through " + provider->name +
                                 ". Your password there is changed there.");
    if (!sign_on.must_sign_on(account.email))
        html << govuk::heading(govuk::Size::medium, "Change your passphrase")
             << passphrase_form(exchange, problems);
    return html;
}

Html second_step(const Exchange& exchange, const audit::Reading& reading, const Account& account) {
    const auto factor = find_second_factor(reading, exchange.actor().account);
    Html html;
    html << govuk::heading(govuk::Size::medium, "Second step when you sign in");
    if (!factor) {
        html << govuk::paragraph(exchange.app.panel.sign_on.must_sign_on(account.email)
                                     ? "Not set up here: signing in there lets you in by itself."
                                     : "Not set up: your passphrase alone lets you in.")
             << govuk::link_button({.text = "Set up a second step",
                                    .href = "/account/second-step",
                                    .kind = govuk::ButtonKind::secondary});
        return html;
    }
    std::vector<govuk::Content> links;
    links.emplace_back(govuk::link("/account/second-step",
                                   "Set it up anew, on another phone or with new recovery codes"));
    if (!needs_second_factor(exchange.actor().roles, exchange.app.panel))
        links.emplace_back(govuk::link("/account/second-step/off", "Turn it off"));
    html << govuk::summary_list(
                {.rows = {{.key = "Set up", .value = clock_words(factor->set_up_at)},
                          {.key = "Recovery codes left",
                           .value = std::to_string(factor->recovery_codes_left)}}})
         << govuk::list(govuk::ListKind::plain, links);
    return html;
}

Html places(const Exchange& exchange, const std::vector<SessionRow>& sessions) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const SessionRow& session : sessions) {
        const bool this_one = session.id == exchange.actor().session;
        rows.push_back({clock_words(session.started_at), clock_words(session.seen_at),
                        this_one ? "This one" : "Another"});
    }
    Html html;
    html << govuk::table({.caption = "Where you are signed in",
                          .caption_size = govuk::Size::medium,
                          .head = {"Signed in", "Last used", "Which one"},
                          .rows = std::move(rows)});
    if (sessions.size() > 1)
        html << site::post_form(exchange, "/account/other-sessions",
                                govuk::button({.text = "Sign out everywhere else",
                                               .kind = govuk::ButtonKind::secondary}));
    return html;
}

http::Response account_page(const Exchange& exchange, Problems problems, std::string done) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.actor().account);
    if (!account) return site::missing(exchange);
    Html html;
    html << govuk::heading(govuk::Size::large, "Your account")
         << details(exchange, viewing, *account)
         << govuk::paragraph("If any of this is wrong, tell the " +
                             exchange.app.panel.administrator.name + ": " +
                             exchange.app.panel.administrator.telephone + ".")
         << way_in(exchange, *account, problems) << second_step(exchange, viewing, *account)
         << places(exchange, open_sessions(viewing, exchange.app.panel));
    return site::page(exchange, {.title = "Your account",
                                 .content = std::move(html),
                                 .problems = std::move(problems),
                                 .done = std::move(done)});
}

std::string done_words(const std::string& done) {
    if (done == "passphrase") return "Your passphrase is changed";
    if (done == "other-places") return "You are signed out everywhere else";
    if (done == "second-step-off") return "The second step is turned off";
    if (done == "recovery-code")
        return "You are signed in, and that recovery code is used up. If your phone is lost, set "
               "up the second step anew below";
    return "";
}

http::Response show_account(Exchange& exchange) {
    return account_page(exchange, {}, done_words(exchange.query.text("done")));
}

http::Response change_passphrase(Exchange& exchange) {
    const std::string passphrase = exchange.form.text("passphrase");
    const AccountId account = exchange.actor().account;
    const auto credentials = find_credentials(exchange.view(), account);
    if (!credentials || exchange.app.panel.sign_on.must_sign_on(credentials->email))
        return site::missing(exchange);
    Problems problems = retyped_problems(exchange, "current");
    for (Problem& problem : passphrase_problems(
             "passphrase", passphrase, {credentials->email, exchange.actor().name}, common_ones()))
        problems.push_back(std::move(problem));
    if (passphrase != exchange.form.text("again"))
        problems.push_back({"again", "Enter the same new passphrase twice"});
    if (!problems.empty()) return account_page(exchange, std::move(problems), "");
    const std::string hash = hash_passphrase(passphrase);
    const Result<std::string> token =
        exchange.change([&](audit::Change& change) -> Result<std::string> {
            set_passphrase(change, account, hash);
            return start_afresh(change, exchange.actor());
        });
    return with_token(exchange.app, site::redirect(Url("/account").query("done", "passphrase")),
                      *token);
}

http::Response leave_other_places(Exchange& exchange) {
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        end_other_sessions(change, exchange.actor().account, exchange.actor().session);
        change.note("other sessions ended");
        return 0;
    });
    return site::redirect(Url("/account").query("done", "other-places"));
}

using access::Operation;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/account", Operation::see_own_account, site::whole_panel, show_account},
    {Method::post, "/account/passphrase", Operation::change_own_account, site::whole_panel,
     change_passphrase},
    {Method::post, "/account/other-sessions", Operation::change_own_account, site::whole_panel,
     leave_other_places},
});

}  // namespace

site::Routes account_routes() {
    return routes;
}

}  // namespace mase::accounts
