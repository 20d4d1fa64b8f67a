// More time for an action, and handing it over.
#pragma once

#include "site/route.h"

namespace mase::actions {

site::Routes changes_routes();

}  // namespace mase::actions
