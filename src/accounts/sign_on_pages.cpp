#include "accounts/sign_on_pages.h"

#include "accounts/departure_pages.h"
#include "accounts/id_token_form.h"
#include "accounts/open_pages.h"
#include "accounts/second_factors_store.h"
#include "accounts/second_step_pages.h"
#include "platform/log.h"
#include "platform/openid.h"

namespace mase::accounts {

namespace {

using site::OpenExchange;

// One attempt that came back, and with whom it was begun.
struct Return {
    OpenExchange& exchange;
    const panels::SignOnProvider& provider;
    Ends ends;
    Attempt attempt;
};

http::Response plain_page(const OpenExchange& exchange, const std::string& title, const Html& words,
                          int status) {
    Html html;
    html << govuk::heading(govuk::Size::large, title) << words;
    return site::framed({.app = exchange.app}, {.title = title, .content = std::move(html)},
                        status);
}

http::Response stale_page(const OpenExchange& exchange) {
    Html words;
    words << govuk::paragraph(
                 "You took longer than 10 minutes, began in another browser, or this page was "
                 "opened a second time. If you are signed in already, go to the start page.")
          << govuk::link_button({.text = "Sign in again", .href = "/sign-in"})
          << govuk::paragraph(govuk::link("/", "Go to the start page"));
    return plain_page(exchange, "This way in is used up", words, 403);
}

// The same for someone unknown, an address that is not verified, an account that has ended and a
// token that is not right: nobody learns from it who has an account.
http::Response refused_page(const Return& back) {
    const panels::Contact& administrator = back.exchange.app.panel.administrator;
    Html words;
    words << govuk::paragraph("What " + back.provider.name +
                              " told us does not let you in here. If you have more than one "
                              "account there, sign in again with "
                              "the one you use for this work.");
    words << govuk::paragraph("If it should let you in, ask the " + administrator.name + ": " +
                              administrator.telephone + ".");
    const auto page = Url::local(back.attempt.next);
    if (back.attempt.session && page)
        words << govuk::link_button({.text = "Go back", .href = *page});
    else
        words << govuk::link_button(
            {.text = "Sign in again", .href = Url("/sign-in").query("as", "another")});
    return plain_page(back.exchange, "You cannot sign in with that account", words, 403);
}

http::Response unavailable_page(const Return& back) {
    Html words;
    words << govuk::paragraph(unavailable_words(back.exchange.app.panel, back.provider) + ".")
          << govuk::link_button({.text = "Sign in again", .href = "/sign-in"});
    return plain_page(back.exchange, back.provider.name + " does not answer", words, 403);
}

http::Response refuse(const Return& back, const openid::Fault& fault) {
    log_line(LogLevel::warning, "sign_on", {{"what", fault.what}});
    (void)back.exchange.app.records.change(
        access::program(access::Task::keep_house, back.exchange.app.panel_id), back.exchange.outbox,
        [&](audit::Change& change) -> Result<int> {
            change.note("failed sign-on");
            change.note(fault.what);
            return 0;
        });
    const bool may_try_again = fault.failure == openid::Failure::unavailable;
    return may_try_again ? unavailable_page(back) : refused_page(back);
}

openid::Fault refusal(std::string_view what) {
    return {openid::Failure::refused, std::string(what)};
}

// What came back is of the provider that was asked (RFC 9207), and it is a code.
std::optional<openid::Fault> fault_of_answer(const Return& back) {
    const FormData& query = back.exchange.query;
    const auto metadata = back.exchange.app.providers->metadata(back.provider.issuer);
    if (!metadata) return metadata.error();
    if (query.has("iss") ? query.text("iss") != back.provider.issuer : metadata->names_itself)
        return refusal("mix_up");
    if (query.has("error")) return refusal("denied");
    if (query.text("code").empty()) return refusal("no_code");
    return std::nullopt;
}

openid::Answer<Claims> claims_of(const Return& back) {
    if (auto fault = fault_of_answer(back)) return std::unexpected(*fault);
    const site::App& app = back.exchange.app;
    const panels::SignOnProvider& provider = back.provider;
    const auto said = app.providers->redeem(
        {.issuer = provider.issuer, .client_id = provider.client_id, .secret = provider.secret},
        {.code = back.exchange.query.text("code"),
         .verifier = verifier_of(back.ends),
         .redirect_uri = redirect_uri(app)});
    if (!said) return std::unexpected(said.error());
    auto claims = read_claims(*said, provider.verified_claim);
    if (!claims) return std::unexpected(refusal("claims"));
    const Expected expected{.issuer = provider.issuer,
                            .client_id = provider.client_id,
                            .nonce = nonce_of(back.ends),
                            .now = app.records.clock().now(),
                            .asked_again_at = back.attempt.session
                                                  ? std::optional(back.attempt.started_at)
                                                  : std::nullopt};
    if (const auto fault = fault_of(*claims, expected)) return std::unexpected(refusal(*fault));
    return std::move(*claims);
}

struct Known {
    Found found;
    FoundBy by = FoundBy::subject;
};

std::expected<Known, openid::Fault> known(const Return& back, const Claims& claims) {
    const site::App& app = back.exchange.app;
    auto found = found_by_subject(app, claims.issuer, claims.subject);
    const FoundBy by = found ? FoundBy::subject : FoundBy::email;
    if (!found) found = found_by_email(app, claims.issuer, claims.email);
    const auto account = found ? std::optional(found->account) : std::nullopt;
    if (const auto why = refusal_of(back.provider, claims, account, by))
        return std::unexpected(refusal(*why));
    return Known{.found = std::move(*found), .by = by};
}

// Bound by itself where a second step is to come: whoever then gives up is known the next time.
Result<std::string> start(const Return& back, const Known& one, const Claims& claims,
                          bool has_stepped) {
    const Credentials& who = one.found.credentials;
    return back.exchange.app.records.change(
        access::program(access::Task::sign_in, who.panel, who.account), back.exchange.outbox,
        [&](audit::Change& change) -> Result<std::string> {
            change.note("by sign-on");
            if (one.by == FoundBy::email) {
                const auto bound = bind(change, claims.issuer, claims.subject, who.account);
                if (!bound) return refused(bound.error());
            }
            if (!still_means(change, claims.issuer, claims.subject, who.account))
                return refused("", "It has ended meanwhile");
            std::string token = start_session(
                change, who.account, {.issuer = claims.issuer, .has_stepped = has_stepped});
            if (claims.authenticated_at)
                note_proof_at_start(change, token, *claims.authenticated_at);
            return token;
        });
}

Result<int> bind_first(const Return& back, const Known& one, const Claims& claims) {
    if (one.by == FoundBy::subject) return 0;  // asked again when the second step is taken
    const Credentials& who = one.found.credentials;
    return back.exchange.app.records.change(
        access::program(access::Task::keep_house, who.panel, who.account), back.exchange.outbox,
        [&](audit::Change& change) {
            return bind(change, claims.issuer, claims.subject, who.account);
        });
}

http::Response let_in(const Return& back, const Claims& claims) {
    const auto one = known(back, claims);
    if (!one) return refuse(back, one.error());
    const bool has_stepped = has_second_step(claims, back.provider.steps);
    const Credentials& who = one->found.credentials;
    if (!has_stepped && has_second_factor(back.exchange.app, who.account)) {
        if (!bind_first(back, *one, claims)) return refuse(back, refusal("bound"));
        return ask_second_step(back.exchange, who, back.attempt.next, claims.issuer);
    }
    const auto token = start(back, *one, claims, has_stepped);
    if (!token) return refuse(back, refusal("bound"));
    const auto next = Url::local(back.attempt.next);
    return with_token(back.exchange.app, site::redirect(next ? *next : Url("/")), *token);
}

// Whoever is signed in has proved again that they are who signed in.
http::Response prove(const Return& back, const Claims& claims) {
    const auto one = known(back, claims);
    if (!one) return refuse(back, one.error());
    const Credentials& who = one->found.credentials;
    const SessionId session = *back.attempt.session;
    if (one->by != FoundBy::subject ||
        account_of_session(back.exchange.app, session) != who.account)
        return refuse(back, refusal("another_person"));
    (void)back.exchange.app.records.change(
        access::program(access::Task::keep_house, who.panel, who.account), back.exchange.outbox,
        [&](audit::Change& change) -> Result<int> {
            note_proof(change, session);
            change.note("sign-on again");
            return 0;
        });
    const auto next = Url::local(back.attempt.next);
    return site::redirect(next ? *next : Url("/account"));
}

std::optional<Attempt> taken(OpenExchange& exchange, const Ends& ends) {
    if (ends.browser.empty() || !has_attempt(exchange.app, ends)) return std::nullopt;
    const auto attempt = exchange.app.records.change(
        access::program(access::Task::keep_house, exchange.app.panel_id), exchange.outbox,
        [&](audit::Change& change) -> Result<std::optional<Attempt>> {
            change.note("sign-on back");
            return take_attempt(change, ends);
        });
    return attempt ? *attempt : std::nullopt;
}

http::Response come_back(OpenExchange& exchange) {
    const Ends ends{.state = exchange.query.text("state"),
                    .browser = sign_on_cookie(exchange.app, exchange.request)};
    const auto attempt = taken(exchange, ends);
    const auto* provider =
        attempt ? exchange.app.panel.sign_on.of_issuer(attempt->issuer) : nullptr;
    if (!provider || !exchange.app.providers) return stale_page(exchange);
    const Return back{
        .exchange = exchange, .provider = *provider, .ends = ends, .attempt = *attempt};
    const auto claims = claims_of(back);
    if (!claims) return refuse(back, claims.error());
    return attempt->session ? prove(back, *claims) : let_in(back, *claims);
}

}  // namespace

std::vector<site::OpenRoute> sign_on_routes() {
    return {{site::Method::get, "/sign-in/return", come_back}};
}

}  // namespace mase::accounts
