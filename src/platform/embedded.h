// Files compiled into the binary: `data/…`, `migrations/…`, `assets/…`. See cmake/embed.cmake.
#pragma once

#include <string_view>
#include <vector>

namespace mase {

std::string_view embedded(std::string_view name);  // empty when there is no such file
std::vector<std::string_view> embedded_names(std::string_view prefix);  // in order of name

}  // namespace mase
