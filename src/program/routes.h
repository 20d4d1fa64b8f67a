// All route rows of all rooms: what the site serves, what the sweep test and the checks read.
#pragma once

#include <vector>

#include "site/route.h"

namespace mase::program {

std::vector<site::Routes> all_routes();

}  // namespace mase::program
