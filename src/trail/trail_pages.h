// The audit trail as a page, for those who review it.
#pragma once

#include "site/route.h"

namespace mase::trail {

site::Routes trail_routes();

}  // namespace mase::trail
