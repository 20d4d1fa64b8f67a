#pragma once

#include <vector>

#include "site/site.h"

namespace mase::accounts {

std::vector<site::OpenRoute> joining_routes();  // of whoever has a link to join by

}  // namespace mase::accounts
