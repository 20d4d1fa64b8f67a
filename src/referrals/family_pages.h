// Brothers and sisters of the child of a referral, on its page.
#pragma once

#include "platform/html.h"
#include "referrals/referrals_store.h"
#include "site/exchange.h"

namespace mase::referrals {

// Those referred as well, and the way to refer another; nothing where neither is theirs to see.
Html family(const site::Exchange&, const audit::Reading&, const Written&);

}  // namespace mase::referrals
