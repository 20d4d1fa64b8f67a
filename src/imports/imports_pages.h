// The borough's history, out of its spreadsheet: the template, the file looked at, written and
// taken out again.
#pragma once

#include "site/route.h"

namespace mase::imports {

site::Routes imports_routes();

}  // namespace mase::imports
