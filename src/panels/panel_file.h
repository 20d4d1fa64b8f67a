// Reads a panel from data/panel/.
#pragma once

#include "panels/panel.h"

namespace mase::panels {

// Throws std::runtime_error saying which setting or row is missing or wrong.
// `sign_on_file` is read from the disk in place of data/panel/sign_on.toml when it is not empty.
Panel read_panel(const std::string& slug, const std::string& sign_on_file = {});
std::set<access::Role> read_roles(const std::vector<std::string>& names);

}  // namespace mase::panels
