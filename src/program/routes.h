// All route rows and doers of all rooms: what the site serves, what the sweep test and the checks
// read.
#pragma once

#include <vector>

#include "approvals/doers.h"
#include "site/route.h"

namespace mase::program {

std::vector<site::Routes> all_routes();
const approvals::Doers& all_doers();  // of what needs a second person

}  // namespace mase::program
