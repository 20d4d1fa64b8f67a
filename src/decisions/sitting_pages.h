#pragma once

#include "site/route.h"

namespace mase::decisions {

site::Routes sitting_routes();

}  // namespace mase::decisions
