// A list of case numbers as it is pasted from the case system (MR-23).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace mase::referrals {

inline constexpr std::size_t most_pasted = 500;

// Each number once, as it is searched for, in the order pasted. They may stand on lines of their
// own or be separated by commas, semicolons or tabs; a space inside a number is no separation.
Result<std::vector<std::string>> pasted_numbers(std::string_view);

}  // namespace mase::referrals
