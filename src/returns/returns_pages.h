// The quarterly return to the board: quarters, the figures of one, and their download.
#pragma once

#include "site/route.h"

namespace mase::returns {

site::Routes returns_routes();

}  // namespace mase::returns
