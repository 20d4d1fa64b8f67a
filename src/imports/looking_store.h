// A file that was given, looked at as a whole before any of it is written.
#pragma once

#include <string_view>

#include "imports/rows.h"
#include "site/exchange.h"

namespace mase::imports {

// Also asks which children are known here already, as far as the reader may know of them.
Checked look_at(const site::App&, const audit::Reading&, std::string_view file);

}  // namespace mase::imports
