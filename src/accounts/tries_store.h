// How often somebody has tried: slows guessing without shutting anyone out for good. Failures of
// the last 15 minutes, by what was typed and by address.
#pragma once

#include <string>

#include "audit/change.h"
#include "audit/lookup.h"
#include "core/ids.h"
#include "site/app.h"

namespace mase::accounts {

bool too_many_failures(const audit::Lookup&, const std::string& email, const std::string& client);
bool too_many_failures(const audit::Reading&, const std::string& email, const std::string& client);
void note_failure(audit::Change&, const std::string& email, const std::string& client);

// Of codes apart, for whoever does not know the passphrase must not be able to use them up.
bool too_many_wrong_codes(const site::App&, AccountId, const std::string& client);
void note_wrong_code(audit::Change&, AccountId, const std::string& client);
// And in all, since the last that was right: codes come after the passphrase, so whoever has given
// so many wrong ones has learnt it. No code is taken until the second step is set up anew.
constexpr int most_wrong_codes = 50;
bool is_step_shut(const site::App&, AccountId);
void forget_wrong_codes(audit::Change&, AccountId);

// Of links to join by: there is no name to count by, so by address alone, and apart from
// the others.
bool too_many_wrong_links(const site::App&, const std::string& client);
void note_wrong_link(audit::Change&, const std::string& client);

}  // namespace mase::accounts
