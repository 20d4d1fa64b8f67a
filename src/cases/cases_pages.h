// The list of cases, and the search for a child.
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes cases_routes();

}  // namespace mase::cases
