// Rows that a referral typed in, and making each of them a link to a record of its own.
#pragma once

#include "audit/reading.h"
#include "platform/html.h"
#include "site/exchange.h"

namespace mase::patterns {

// Those not linked yet, each with the way to link it; nothing when there are none.
Html rows_to_link(const site::Exchange&, const audit::Reading&, CaseId);
// The ways to link what no referral says.
Html new_links(CaseId);

}  // namespace mase::patterns
