// The data of a case as at each snapshot.
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes data_routes();

}  // namespace mase::cases
