// The list of actions: each person's own and their agency's; all for the administrator and chairs.
#pragma once

#include "site/exchange.h"

namespace mase::actions {

http::Response show_list(site::Exchange&);

}  // namespace mase::actions
