// Asking at the terminal for what must not be seen on it.
#pragma once

#include <string>

namespace mase {

// Asks, and reads a line without showing what is typed; from a pipe when there is no terminal.
// Throws std::runtime_error when the input has ended.
std::string asked_secret(const std::string& question);

}  // namespace mase
