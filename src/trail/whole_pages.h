// Whether the audit trail is whole, as a page for those who review it.
#pragma once

#include "site/route.h"

namespace mase::trail {

site::Routes whole_routes();

}  // namespace mase::trail
