// Correcting a coded answer of a snapshot, found to be wrong later (rules.md 32).
#pragma once

#include "site/route.h"

namespace mase::cases {

site::Routes data_correction_routes();

}  // namespace mase::cases
