// The text that a published return is kept as.
#pragma once

#include <string>
#include <string_view>

#include "editions/edition.h"

namespace mase::editions {

std::string written(const Content&);
Content read_content(std::string_view text);  // throws CsvError for what is none

}  // namespace mase::editions
