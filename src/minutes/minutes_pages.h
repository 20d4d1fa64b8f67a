// The minutes of a meeting: to read, to send, to approve or give back, and to add to.
#pragma once

#include "site/route.h"

namespace mase::minutes {

site::Routes minutes_routes();

}  // namespace mase::minutes
