// What is not known in the data and where it is mended; and how each number of the return is
// defined.
#pragma once

#include "site/route.h"

namespace mase::returns {

site::Routes quality_routes();

}  // namespace mase::returns
