#pragma once

#include "site/route.h"

namespace mase::referrals {

site::Routes referrals_routes();

}  // namespace mase::referrals
