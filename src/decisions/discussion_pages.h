#pragma once

#include "site/route.h"

namespace mase::decisions {

site::Routes discussion_routes();

}  // namespace mase::decisions
