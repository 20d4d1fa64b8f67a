// Coming back from the provider that a person signs on through.
#pragma once

#include <vector>

#include "site/site.h"

namespace mase::accounts {

std::vector<site::OpenRoute> sign_on_routes();

}  // namespace mase::accounts
