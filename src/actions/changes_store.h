// More time asked for and given, and actions handed over.
#pragma once

#include <optional>
#include <vector>

#include "actions/changes.h"
#include "audit/change.h"
#include "audit/lookup.h"
#include "meetings/exceptions_store.h"
#include "site/exchange.h"

namespace mase::actions {

struct Extension {
    meetings::Exception asked;  // and what a chair decided
    ActionId action;
    Date due_before;
    Date until;
};
void ask_more_time(audit::Change&, const Action&, KeyId, const MoreTime&);
std::optional<Extension> find_extension(const audit::Reading&, ExceptionId);
std::vector<Extension> extensions_of(const audit::Reading&, ActionId);  // latest first
// Allowed, the action is due on the new date from now on. Refused when it is decided already.
Result<int> decide_more_time(audit::Change&, const Extension&, meetings::Verdict,
                             std::string_view reason);

// The new owner may read and report on it at once, the old one no longer.
void hand_over(audit::Change&, const Action&, KeyId, const HandOver&);
struct HandedOver {
    Instant at;
    AccountId by;
    std::string from;  // names
    std::string to;
    std::string reason;
};
std::vector<HandedOver> hand_overs_of(const audit::Reading&, ActionId);  // latest first

}  // namespace mase::actions
