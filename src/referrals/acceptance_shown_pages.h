// How the acceptance page shows where a referral stands and what may be done with it.
#pragma once

#include "platform/html.h"
#include "referrals/acceptance.h"
#include "site/exchange.h"

namespace mase::referrals {

// In or out of time and why, what stands in the way, what the chairs have answered.
Html standing_html(const Standing&);

Html decision_form(const site::Exchange&, const Standing&, const AcceptanceDraft&, const Problems&);

}  // namespace mase::referrals
