#pragma once

#include <vector>

#include "site/site.h"

namespace mase::accounts {

std::vector<site::OpenRoute> sign_in_routes();  // of those who are not signed in yet
site::Routes sign_out_routes();

}  // namespace mase::accounts
