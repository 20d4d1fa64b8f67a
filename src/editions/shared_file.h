// The text that a shared return is kept as.
#pragma once

#include <string>
#include <string_view>

#include "editions/shared.h"

namespace mase::editions {

std::string written(const SharedContent&);
SharedContent read_shared(std::string_view text);  // throws CsvError for what is none

}  // namespace mase::editions
