// Opening a case in an emergency, and the review of it.
#pragma once

#include "site/route.h"

namespace mase::clearance {

site::Routes emergency_routes();         // asking for it, and ending it
site::Routes emergency_review_routes();  // what waits for a review, and reviewing one

}  // namespace mase::clearance
