// Files compiled into the binary, `data/…`, `migrations/…`, `assets/…`, and those of a panel's own
// that stand in for some of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mase {

std::string_view embedded(std::string_view name);  // empty when there is no such file
std::vector<std::string_view> embedded_names(std::string_view prefix);  // in order of name

// Reads every file of a folder that is laid out as data/ is, and lets each stand in for the file of
// the same name: what a panel decides for itself, panel/… and codes/wards.csv, and nothing else. At
// start, before others use the files: it stays until the program ends. Throws std::runtime_error.
void stand_in(const std::string& folder);

}  // namespace mase
