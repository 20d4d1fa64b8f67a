// Sessions are rows, shared by every process: a token of 256 bits of which only the hash is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts_store.h"
#include "audit/change.h"
#include "audit/lookup.h"
#include "site/site.h"

namespace mase::accounts {

struct Arrival {               // how a session began
    std::string issuer = {};   // of the provider that they signed on through; empty: by passphrase
    bool has_stepped = false;  // with a second step at the provider that this panel counts
};
// A new session; returns its token, which is shown to nobody but the browser.
std::string start_session(audit::Change&, AccountId, const Arrival& = {});
// The same session under another token, so that one which was seen before a change opens nothing
// after it.
std::string renew_session(audit::Change&, SessionId);
void end_session(audit::Change&, SessionId);
void end_other_sessions(audit::Change&, AccountId, SessionId kept);

// After a change of what one signs in with: everyone who got in by what it was before is out, and
// the session that it was changed from has another token.
std::string start_afresh(audit::Change&, const access::Actor&);

struct SessionRow {
    SessionId id;
    Instant started_at;
    Instant seen_at;
};
// Of who asks, newest first; without those that ran out by themselves.
std::vector<SessionRow> open_sessions(const audit::Reading&, const panels::Panel&);

// Who holds this token now. Nobody when the session has ended, was idle for too long (unless a
// meeting they are seated at is sitting, rules.md 12), is too old, the account is disabled, or the
// panel's data lets nobody with such an address in that way any more.
// Someone who must first set up the second step that their roles need has no roles yet, and so may
// do nothing else; nor has someone whose only roles wait for a second person.
// Notes when they were last seen, at most once a minute, unless a page asked by itself: a screen
// that nobody sits at is not kept signed in.
std::optional<access::Actor> authenticate(const site::App&, std::string_view token,
                                          site::AskedBy = site::AskedBy::person);

struct Newcomer {  // who holds a session and owes something before they may do anything
    SessionId session;
    Credentials credentials;
    bool has_no_role = false;  // else they owe the second step
    std::string issuer = {};   // of the provider that they signed on through
};
// How the session of whoever asks began, and when they last proved again who they are.
struct Standing {
    std::string issuer;
    std::optional<Instant> proved_at;
    Instant started_at = {};
};
Standing standing_of(const audit::Reading&, SessionId);
Standing standing_of(const site::App&, SessionId);
std::optional<Newcomer> find_newcomer(const site::App&, std::string_view token);

}  // namespace mase::accounts
