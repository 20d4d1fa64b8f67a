// The cases behind one number of a return (rule 39).
#pragma once

#include "site/route.h"

namespace mase::returns {

site::Routes behind_routes();

}  // namespace mase::returns
