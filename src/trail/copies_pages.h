// What was printed or saved: who made each copy, for whom and why.
#pragma once

#include "site/route.h"

namespace mase::trail {

site::Routes copies_routes();

}  // namespace mase::trail
