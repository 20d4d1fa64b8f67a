// Reads a panel from data/panel/.
#pragma once

#include "panels/panel.h"

namespace mase::panels {

// Throws std::runtime_error saying which setting or row is missing or wrong.
Panel read_panel(const std::string& slug);
std::set<access::Role> read_roles(const std::vector<std::string>& names);

}  // namespace mase::panels
