// Copies of the demo that were printed for someone.
#pragma once

#include <string>

#include "demo/borough.h"

namespace mase::demo {

struct ForWhom {
    std::string who;  // makes it: key of the staff
    std::string recipient;
    std::string code;  // of copy_reasons
    std::string reason;
};
void print_for(Borough&, const std::string& address, const ForWhom&);

}  // namespace mase::demo
