// What the panels of this database have published for each other: the one thing that is read across
// the wall between them (migrations/0040). Of the panel's own kind alone: invented numbers never
// stand beside real ones.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/change.h"
#include "editions/shared.h"

namespace mase::editions {

// Adds what this edition shows to others, under the panel's present name. Returns the fingerprint.
std::string share(audit::Change&, const std::string& panel_name, const Edition&, const Content&);

struct SharedQuarter {
    int boroughs = 0;
    Instant latest_at;
};
std::map<returns::Quarter, SharedQuarter> shared_quarters(const audit::Reading&);

// The latest of each borough, by its name. Throws when one is not what was published.
std::vector<SharedEdition> shared_of(const audit::Reading&, returns::Quarter);

// The names of those that published another quarter for others, and not this one.
std::vector<std::string> not_shared(const audit::Reading&, returns::Quarter);

}  // namespace mase::editions
