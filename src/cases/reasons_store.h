// Why a person opened a case: asked once for each case and session, and then held (rules.md 9).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/change.h"
#include "audit/lookup.h"
#include "site/exchange.h"

namespace mase::cases {

// Asked before anything of the case is read, and so before there is a Viewing.
std::optional<std::string> reason_held(const audit::Lookup&, const access::Actor&, CaseId);
// Where something else than the case is being read.
std::optional<std::string> reason_held(const audit::Reading&, CaseId);

// The same, of the {case} of this address; nothing if the page must ask for it first.
std::optional<std::string> held_reason(const site::Exchange&);
std::optional<std::string> held_reason(const site::Exchange&, CaseId);

// Whether one is held already, for pages that are themselves the reason.
bool has_reason(const audit::Reading&, CaseId);

// Opening from an agenda or from an action is the reason: item and action pages hold
// site::from_agenda or site::from_action, and the link to the case then asks nothing. A reason
// picked earlier in the session stays.
void remember_reason(audit::Change&, CaseId, std::string_view reason);

}  // namespace mase::cases
