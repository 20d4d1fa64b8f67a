// What was published, and publishing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "editions/edition.h"
#include "site/app.h"

namespace mase::editions {

// Of one quarter, the oldest first. Throws when one of them is not what was published.
std::vector<Edition> editions_of(const audit::Reading&, returns::Quarter);

// The quarter as it is counted now, and what of it may be shown beside the editions before.
Content counted_now(const audit::Reading&, const site::App&, returns::Quarter,
                    const std::vector<Edition>& before);
// Hash of everything that the quarter's figures count by now, with all that is known of it.
std::string inputs_now(const audit::Reading&, const site::App&, returns::Quarter);

struct Draft {
    std::string seen;    // the fingerprint of what the page showed
    std::string reason;  // of a revision
};
// Returns the number of the edition.
Result<int> publish(audit::Change&, const site::App&, returns::Quarter, const Draft&);

}  // namespace mase::editions
