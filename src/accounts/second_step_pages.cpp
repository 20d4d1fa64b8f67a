#include "accounts/second_step_pages.h"

#include "accounts/open_pages.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/step_shown_pages.h"
#include "accounts/tries_store.h"
#include "core/problems.h"

namespace mase::accounts {

namespace {

using site::OpenExchange;

constexpr std::string_view too_many_tries =
    "There have been too many tries. Wait 15 minutes, then try again";
constexpr std::string_view shut_words =
    "There have been so many wrong codes that none is taken any more. Somebody may know your "
    "passphrase: ask the administrator to reset the second step, and for a link to choose another "
    "passphrase";
constexpr std::string_view wrong_recovery_code =
    "Check the recovery code: it is not right, or has been used";

Url with_next(const Url& page, const std::string& next) {
    return next.empty() ? page : page.query("next", next);
}

Html way_out(const OpenExchange& exchange) {
    return open_form(
        exchange, "/sign-in/stop",
        govuk::button({.text = "Stop signing in", .kind = govuk::ButtonKind::secondary}));
}

http::Response code_page(const OpenExchange& exchange, const std::string& next, Problems problems) {
    Html fields, html;
    fields << govuk::hidden_input("next", next) << code_field(problems)
           << govuk::button({.text = "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Enter a code from your app")
         << open_form(exchange, "/sign-in/code", fields)
         << govuk::paragraph(govuk::link(with_next("/sign-in/recovery", next),
                                         "I do not have my phone: use a recovery code"))
         << way_out(exchange);
    return open_page(exchange, {.title = "Enter a code from your app",
                                .content = std::move(html),
                                .problems = std::move(problems)});
}

http::Response recovery_page(const OpenExchange& exchange, const std::string& next,
                             Problems problems) {
    const panels::Panel& panel = exchange.app.panel;
    Html fields, html;
    fields << govuk::hidden_input("next", next)
           << govuk::input({.name = "recovery_code",
                            .label = "Recovery code",
                            .hint = "One of those that you were given when you set up the app, "
                                    "such as k7qm2-x9d4t. Each works once.",
                            .error = problem_of(problems, "recovery_code"),
                            .autocomplete = "off",
                            .spellcheck = false,
                            .width = govuk::Width::characters_20})
           << govuk::button({.text = "Continue", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Use a recovery code")
         << open_form(exchange, "/sign-in/recovery", fields)
         << govuk::paragraph("If you have neither your phone nor a recovery code, ask the " +
                             panel.administrator.name + ": " + panel.administrator.telephone + ".")
         << govuk::paragraph(
                govuk::link(with_next("/sign-in/code", next), "Enter a code from the app instead"))
         << way_out(exchange);
    return open_page(exchange, {.title = "Use a recovery code",
                                .content = std::move(html),
                                .problems = std::move(problems)});
}

bool is_at_second_step(const OpenExchange& exchange) {
    return at_second_step(exchange.app, token_of(exchange)).has_value();
}

http::Response show_code(OpenExchange& exchange) {
    if (!is_at_second_step(exchange)) return site::redirect("/sign-in");
    return code_page(exchange, exchange.query.text("next"), {});
}

http::Response show_recovery(OpenExchange& exchange) {
    if (!is_at_second_step(exchange)) return site::redirect("/sign-in");
    return recovery_page(exchange, exchange.query.text("next"), {});
}

// Why no code is looked at; "" when one is.
std::string_view not_now(const OpenExchange& exchange, const Credentials& who) {
    if (is_step_shut(exchange.app, who.account)) return shut_words;
    return too_many_wrong_codes(exchange.app, who.account, exchange.request.client) ? too_many_tries
                                                                                    : "";
}

void note_wrong(OpenExchange& exchange, const Credentials& who) {
    // Part of this answer, so that the count is on the disk before the next guess.
    (void)exchange.app.records.change(
        access::program(access::Task::keep_house, who.panel, who.account), exchange.outbox,
        [&](audit::Change& change) -> Result<int> {
            note_wrong_code(change, who.account, exchange.request.client);
            change.note("failed second step");
            return 0;
        });
}

// The session, which there is only now. `take` says whether what was typed is right.
template <class Take>
Result<std::string> finish(OpenExchange& exchange, const Credentials& who, const char* how,
                           Take take) {
    return exchange.app.records.change(
        access::program(access::Task::sign_in, who.panel, who.account), exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            if (!take(change)) return refused("", "It is not right");
            const auto arrival = take_second_step(change, token_of(exchange));
            if (!arrival) return refused("", "It is not right");
            forget_wrong_codes(change, who.account);
            change.note(how);
            return start_session(change, who.account, *arrival);
        });
}

http::Response enter_code(OpenExchange& exchange) {
    const auto who = at_second_step(exchange.app, token_of(exchange));
    if (!who) return site::redirect("/sign-in");
    const std::string next = exchange.form.text("next");
    const std::string code = plain_code(exchange.form.text("code"));
    Problems problems = code_problems(code);
    if (!problems.empty()) return code_page(exchange, next, std::move(problems));
    if (const auto why = not_now(exchange, *who); !why.empty())
        return code_page(exchange, next, {{"code", std::string(why)}});
    const auto token = finish(exchange, *who, "with a code", [&](audit::Change& change) {
        return take_code(change, who->account, code);
    });
    if (!token) {
        note_wrong(exchange, *who);
        return code_page(exchange, next, {{"code", std::string(wrong_code)}});
    }
    const auto local = Url::local(next);
    return with_token(exchange.app, site::redirect(local ? *local : Url("/")), *token);
}

http::Response enter_recovery_code(OpenExchange& exchange) {
    const auto who = at_second_step(exchange.app, token_of(exchange));
    if (!who) return site::redirect("/sign-in");
    const std::string next = exchange.form.text("next");
    const std::string code = plain_recovery_code(exchange.form.text("recovery_code"));
    if (code.empty())
        return recovery_page(exchange, next, {{"recovery_code", "Enter a recovery code"}});
    if (const auto why = not_now(exchange, *who); !why.empty())
        return recovery_page(exchange, next, {{"recovery_code", std::string(why)}});
    const auto hash = recovery_hash_of(exchange.app, who->account, code);
    const auto token = finish(exchange, *who, "with a recovery code", [&](audit::Change& change) {
        return hash && take_recovery_code(change, who->account, *hash);
    });
    if (!token) {
        note_wrong(exchange, *who);
        return recovery_page(exchange, next, {{"recovery_code", std::string(wrong_recovery_code)}});
    }
    // To where they see how many are left, and can set up another phone.
    return with_token(exchange.app, site::redirect(Url("/account").query("done", "recovery-code")),
                      *token);
}

// Also out of what is owed after signing in, from where no other page is reached.
http::Response stop(OpenExchange& exchange) {
    const std::string token = token_of(exchange);
    const auto who = at_second_step(exchange.app, token);
    const auto newcomer = find_newcomer(exchange.app, token);
    if (who || newcomer) {
        const Credentials& account = who ? *who : newcomer->credentials;
        (void)exchange.app.records.change(
            access::program(access::Task::sign_out, account.panel, account.account),
            exchange.outbox, [&](audit::Change& change) -> Result<int> {
                take_second_step(change, token);
                if (newcomer) end_session(change, newcomer->session);
                return 0;
            });
    }
    return with_token(exchange.app, site::redirect("/sign-in"), "");
}

}  // namespace

http::Response ask_second_step(OpenExchange& exchange, const Credentials& who,
                               const std::string& next, const std::string& issuer) {
    const Result<std::string> token = exchange.app.records.change(
        access::program(access::Task::keep_house, who.panel, who.account), exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            change.note("second step asked");
            return start_second_step(change, who.account, issuer);
        });
    return with_token(exchange.app, site::redirect(with_next("/sign-in/code", next)), *token);
}

std::vector<site::OpenRoute> second_step_routes() {
    using site::Method;
    return {{Method::get, "/sign-in/code", show_code},
            {Method::post, "/sign-in/code", enter_code},
            {Method::get, "/sign-in/recovery", show_recovery},
            {Method::post, "/sign-in/recovery", enter_recovery_code},
            {Method::post, "/sign-in/stop", stop}};
}

}  // namespace mase::accounts
