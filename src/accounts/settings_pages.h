#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes settings_routes();  // /settings: what the panel has decided for itself, read only

}  // namespace mase::accounts
