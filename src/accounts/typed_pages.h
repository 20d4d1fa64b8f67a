#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes typed_routes();  // /typed: what was kept when one's session had run out

}  // namespace mase::accounts
