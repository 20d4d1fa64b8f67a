#include "accounts/departure_pages.h"

#include "platform/jose.h"
#include "platform/log.h"
#include "platform/openid.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

constexpr std::size_t token_length = 43;  // of random_token()

std::string_view cookie_name(const site::App& app) {
    return app.is_secure ? "__Host-sign-on" : "sign-on";
}

// What the protocol asks for and nothing more: addresses are kept by browsers and by proxies.
std::optional<Url> asking_address(const Departing& departing, const openid::Metadata& metadata,
                                  const Ends& ends) {
    const auto endpoint = Url::abroad(metadata.authorization_endpoint);
    if (!endpoint) return std::nullopt;
    Url url = endpoint->query("response_type", "code")
                  .query("scope", "openid email")
                  .query("client_id", departing.provider.client_id)
                  .query("redirect_uri", redirect_uri(departing.app))
                  .query("state", ends.state)
                  .query("nonce", nonce_of(ends))
                  .query("code_challenge", jose::code_challenge(verifier_of(ends)))
                  .query("code_challenge_method", "S256");
    if (departing.session || departing.is_another) url = url.query("prompt", "login");
    if (departing.session) url = url.query("max_age", "0");
    return url;
}

http::Response going_page(const site::App& app, site::Page page, const Url& to) {
    page.content << govuk::link_button({.text = "Continue", .href = to});
    http::Response response = site::framed({.app = app}, std::move(page), 200);
    response.headers.emplace_back("Refresh", "0;url=" + to.str());
    return response;
}

openid::Answer<openid::Metadata> metadata_of(const site::App& app, const std::string& issuer) {
    if (!app.providers)
        return std::unexpected(openid::Fault{openid::Failure::unavailable, "not_served"});
    return app.providers->reached(issuer);
}

}  // namespace

std::string sign_on_cookie(const site::App& app, const http::Request& request) {
    return std::string(request.cookie(cookie_name(app)));
}

std::string set_sign_on_cookie(const site::App& app, std::string_view value) {
    return std::string(cookie_name(app)) + "=" + std::string(value) +
           "; Path=/; HttpOnly; SameSite=Lax" + (app.is_secure ? "; Secure" : "") +
           "; Max-Age=" + std::to_string(value.empty() ? 0 : attempt_seconds);
}

std::string redirect_uri(const site::App& app) {
    return app.panel.sign_on.address + "/sign-in/return";
}

std::string unavailable_words(const panels::Panel& panel, const panels::SignOnProvider& provider) {
    return provider.name + " does not answer, and it is there that you sign in. Try again in a " +
           "few minutes. If it cannot wait, call the " + panel.administrator.name + ": " +
           panel.administrator.telephone;
}

std::expected<http::Response, std::string> depart(const Departing& departing) {
    const site::App& app = departing.app;
    const std::string unavailable = unavailable_words(app.panel, departing.provider);
    if (too_many_attempts(app, departing.request.client))
        return std::unexpected("There have been too many tries. Wait 10 minutes, then try again");
    const auto metadata = metadata_of(app, departing.provider.issuer);
    if (!metadata) {
        log_line(LogLevel::warning, "sign_on", {{"what", metadata.error().what}});
        return std::unexpected(unavailable);
    }
    // A browser keeps its cookie from one attempt to the next, so that two windows may sign on.
    std::string browser = sign_on_cookie(app, departing.request);
    if (browser.size() != token_length) browser = random_token();
    const Ends ends{.state = random_token(), .browser = std::move(browser)};
    const auto to = asking_address(departing, *metadata, ends);
    if (!to) return std::unexpected(unavailable);
    (void)app.records.change(access::program(access::Task::keep_house, app.panel_id),
                             departing.outbox, [&](audit::Change& change) -> Result<int> {
                                 start_attempt(change, ends,
                                               {.issuer = departing.provider.issuer,
                                                .next = departing.next,
                                                .session = departing.session,
                                                .started_at = change.now()},
                                               departing.request.client);
                                 change.note("sign-on begun");
                                 return 0;
                             });
    Html html;
    html << govuk::heading(govuk::Size::large, "Sign in at " + departing.provider.name)
         << govuk::paragraph("You are on your way there, and come back here when you have.");
    http::Response response = going_page(
        app, {.title = "Sign in at " + departing.provider.name, .content = std::move(html)}, *to);
    response.headers.emplace_back("Set-Cookie", set_sign_on_cookie(app, ends.browser));
    return response;
}

http::Response farewell_page(const site::App& app, const panels::SignOnProvider& provider) {
    const auto metadata = metadata_of(app, provider.issuer);
    const auto endpoint =
        metadata ? Url::abroad(metadata->end_session_endpoint) : std::optional<Url>();
    Html html;
    html << govuk::heading(govuk::Size::large, "You are signed out");
    if (endpoint) {
        html << govuk::paragraph("You are on your way to " + provider.name +
                                 ", which asks whether you want to sign out there too.");
        // No token is sent along that would say whose session it is: it would stand in an address.
        return going_page(
            app, {.title = "You are signed out", .content = std::move(html)},
            endpoint->query("client_id", provider.client_id)
                .query("post_logout_redirect_uri", app.panel.sign_on.address + "/sign-in"));
    }
    html << govuk::paragraph("You may still be signed in at " + provider.name +
                             ". If others use this computer, sign out there too.")
         << govuk::link_button({.text = "Sign in again", .href = "/sign-in"});
    return site::framed({.app = app}, {.title = "You are signed out", .content = std::move(html)},
                        200);
}

}  // namespace mase::accounts
