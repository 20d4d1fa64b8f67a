// Files compiled into the binary by cmake/embed.cmake; everybody else asks platform/embedded.h.
#pragma once

#include <string_view>
#include <vector>

namespace mase {

std::string_view built_in(std::string_view name);  // empty when there is no such file
std::vector<std::string_view> built_in_names(std::string_view prefix);  // in order of name

}  // namespace mase
