// A referral that is being written: its parts and which are done.
#pragma once

#include "platform/html.h"
#include "platform/http.h"
#include "referrals/referrals_store.h"

namespace mase::referrals {

http::Response task_list_page(const site::Exchange&, const audit::Reading&, const Written&);

// Why it came back and until when it keeps its first date.
Html returned_notice(const site::Exchange&, const audit::Reading&, const Referral&);

}  // namespace mase::referrals
