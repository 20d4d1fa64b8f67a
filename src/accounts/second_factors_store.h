// The second step of signing in, as it is kept: the secret sealed, recovery codes hashed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts_store.h"
#include "accounts/sessions_store.h"
#include "site/app.h"

namespace mase::accounts {

struct SecondFactor {
    Instant set_up_at;
    int recovery_codes_left = 0;
};
std::optional<SecondFactor> find_second_factor(const audit::Reading&, AccountId);

// A new secret for one session to set up. What the person has stays in use until it is kept.
void offer_secret(audit::Change&, AccountId, SessionId);
// "" when none is, or ten minutes have passed: whoever finds a session open later is not shown it.
std::string offered_secret(const audit::Reading&, AccountId, SessionId);
bool fits_offered(const audit::Reading&, AccountId, SessionId, const std::string& code);
// Whether the code was of the offered secret; it is then theirs, with these recovery codes, and
// the ones before are gone. The code is used up.
bool keep_offered(audit::Change&, AccountId, SessionId, const std::string& code,
                  const std::vector<std::string>& recovery_hashes);
void remove_second_factor(audit::Change&, AccountId);
// By another than the person: they are signed out everywhere.
void reset_second_factor(audit::Change&, AccountId);

// Between the passphrase, or the provider that they signed on through, and the code. The token
// opens the second step, for ten minutes.
bool has_second_factor(const site::App&, AccountId);
std::string start_second_step(audit::Change&, AccountId, const std::string& issuer);
std::optional<Credentials> at_second_step(const site::App&, std::string_view token);
void end_second_steps(audit::Change&, AccountId);
// How they came to the second step of this token, if it was still to be taken. It then is, and once
// only.
std::optional<Arrival> take_second_step(audit::Change&, std::string_view token);

bool take_code(audit::Change&, AccountId, const std::string& code);  // each once
// Of the hashes that are kept and unused, the one that the code is of; each takes as long as a
// passphrase.
std::optional<std::string> recovery_hash_of(const site::App&, AccountId, const std::string& code);
bool take_recovery_code(audit::Change&, AccountId, const std::string& hash);

}  // namespace mase::accounts
