// Signing on, as it is kept: attempts on their way to a provider and back, and whom it means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/sessions_store.h"
#include "accounts/sign_on.h"

namespace mase::accounts {

// What begins an attempt and only the browser that began it can finish: `state` goes through the
// provider in addresses, `browser` stays in a cookie. Both are random, and only hashes are kept.
struct Ends {
    std::string state;
    std::string browser;
};
std::string nonce_of(const Ends&);     // what the token must repeat
std::string verifier_of(const Ends&);  // of PKCE (RFC 7636)

struct Attempt {
    std::string issuer;
    std::string next;
    std::optional<SessionId> session;  // of who proves again who they are
    Instant started_at;
};

// Whether one address has so many on their way that no more are begun from it.
bool too_many_attempts(const site::App&, const std::string& client);
void start_attempt(audit::Change&, const Ends&, const Attempt&, const std::string& client);
bool has_attempt(const site::App&, const Ends&);
// Once only, from the same browser, within ten minutes.
std::optional<Attempt> take_attempt(audit::Change&, const Ends&);

// Of those whose access has not ended.
struct Found {
    SignOnAccount account;
    Credentials credentials;
};
std::optional<Found> found_by_subject(const site::App&, const std::string& issuer,
                                      const std::string& subject);
std::optional<Found> found_by_email(const site::App&, const std::string& issuer,
                                    const std::string& email);
// Whose session it is that proves again: nobody's if it has ended.
std::optional<AccountId> account_of_session(const site::App&, SessionId);

// Refused when either was bound meanwhile.
Result<int> bind(audit::Change&, const std::string& issuer, const std::string& subject, AccountId);
// Whether the subject is still bound to the account, and the account has access: asked again in the
// Change that lets them in, for both may have ended since they were found.
bool still_means(const audit::Reading&, const std::string& issuer, const std::string& subject,
                 AccountId);
void note_proof(audit::Change&, SessionId);
// That they proved it there when this session began, or shortly before: the provider says when, in
// seconds since 1970. It is kept as before the session, so that it is not taken for showing it once
// more in it.
void note_proof_at_start(audit::Change&, std::string_view token, std::int64_t seconds);

struct Binding {
    std::string issuer;
    Instant bound_at;
};
std::optional<Binding> find_binding(const audit::Reading&, AccountId, const std::string& issuer);
// All that they are bound to, as one text: it is another as soon as one of them is.
std::string bindings_text(const audit::Reading&, AccountId);
// They are found by email again the next time, and are signed out everywhere.
bool unbind(audit::Change&, AccountId);

}  // namespace mase::accounts
