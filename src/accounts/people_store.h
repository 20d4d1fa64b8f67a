// What the list of people says of each beside the account: when they were last here, and what is
// still in their name.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "audit/lookup.h"
#include "audit/reading.h"
#include "site/exchange.h"

namespace mase::accounts {

struct Presence {
    std::optional<Instant> last_seen;  // nothing when they never signed in
    std::optional<Instant> ended_at;   // of their access
    bool is_to_join = false;           // has no passphrase, which whoever signs on needs none of
};
std::map<AccountId, Presence> presences(const audit::Reading&);  // of the whole panel

// How many things a person has to do with now, by the relation (site/relations_store.h); without
// those of cases that whoever reads is to find no trace of.
std::map<std::string, int> held_by(const audit::Reading&, AccountId);

// For routes of a {person}.
std::optional<access::Subject> person_subject(const audit::Lookup&, PanelId, const site::Params&);

}  // namespace mase::accounts
