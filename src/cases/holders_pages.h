// Who holds a case, changed.
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes holders_routes();

}  // namespace mase::cases
