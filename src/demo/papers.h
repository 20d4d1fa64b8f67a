// Papers of the demo: one page each, made here, and as dull as most are.
#pragma once

#include <string>

#include "demo/borough.h"

namespace mase::demo {

// What a social worker attaches to a referral of theirs that they can write or have sent; `number`
// chooses which papers those are.
void attach_papers(Borough&, const std::string& worker, const std::string& referral, int number);

}  // namespace mase::demo
