// What the demo borough did by two: a role that was given, and one that waits.
#pragma once

#include <string>

#include "demo/borough.h"

namespace mase::demo {

// By the administrator. Returns the address of what now waits for a second person.
std::string ask_for_role(Borough&, const std::string& who, const std::string& role,
                         const std::string& reason);
void approve(Borough&, const std::string& address, const std::string& chair,
             const std::string& reason);

}  // namespace mase::demo
