// Reads data/access/permissions.csv.
#pragma once

#include <string_view>

#include "access/access.h"

namespace mase::access {

// Throws std::runtime_error naming the row: an unknown operation, role or part, a relation that
// is not one, or an Operation without any row.
Policy read_permissions(std::string_view csv);

}  // namespace mase::access
