// Sending a browser to the provider that its person signs on through, and what it is told there.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/sign_on_store.h"
#include "site/site.h"

namespace mase::accounts {

// The cookie of the browser that began, for as long as it may come back.
std::string sign_on_cookie(const site::App&, const http::Request&);        // "" when it has none
std::string set_sign_on_cookie(const site::App&, std::string_view value);  // ended when empty

std::string redirect_uri(const site::App&);

struct Departing {
    const site::App& app;
    const http::Request& request;
    audit::Outbox& outbox;
    const panels::SignOnProvider& provider;
    std::string next;                       // where they go in the end
    std::optional<SessionId> session = {};  // of who proves again who they are
    bool is_another = false;  // whom the provider knows already is not let in: it is to ask anew
};
// A page that goes on to the provider by itself; or a sentence that says why it can't be done now.
// It is a page and not a redirect because a form of ours may lead nowhere but here
// (Content-Security-Policy: form-action), and browsers hold redirects to that as well.
std::expected<http::Response, std::string> depart(const Departing&);

std::string unavailable_words(const panels::Panel&, const panels::SignOnProvider&);

// After signing out here: on to the provider, to sign out there as well where it offers that.
http::Response farewell_page(const site::App&, const panels::SignOnProvider&);

}  // namespace mase::accounts
