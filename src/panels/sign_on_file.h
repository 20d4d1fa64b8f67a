// Reads data/panel/sign_on.toml, or the file that the server names in its place.
#pragma once

#include <string>
#include <vector>

#include "panels/panel.h"

namespace mase::panels {

// `file` is read from the disk when it is not empty. Also reads the files that it names: secrets
// and certificates are not looked for again. Throws std::runtime_error, which says what is wrong.
SignOn read_sign_on(const std::vector<Agency>&, const std::string& file = {});

}  // namespace mase::panels
