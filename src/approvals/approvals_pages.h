// What waits for a second person, what happened to what was asked, and the decision.
#pragma once

#include <string>
#include <vector>

#include "approvals/approval.h"
#include "audit/reading.h"
#include "platform/govuk.h"
#include "site/route.h"

namespace mase::approvals {

site::Routes approvals_routes();

Url approval_url(ApprovalId);
// In the words of its act's room.
std::string words_of(const site::Exchange&, const audit::Reading&, const Approval&);
// Those that whoever reads can decide, and those they asked for: for home.
std::vector<Approval> to_decide(const site::Exchange&, const audit::Reading&);
std::vector<Approval> asked_for(const site::Exchange&, const audit::Reading&);

}  // namespace mase::approvals
