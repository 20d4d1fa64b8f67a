// What went between this panel and another area's about a child.
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes transfer_routes();

}  // namespace mase::cases
