// Who the child is, and correcting a detail of it.
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes child_routes();

}  // namespace mase::cases
