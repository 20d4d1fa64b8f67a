// The invented borough: eighteen months of a panel's work, ending today.
#pragma once

#include "platform/clock.h"
#include "site/site.h"

namespace mase::demo {

// Fills an empty demo panel, through its own pages. `today` is the day it is to look like.
// Deterministic but for ids, keys and the day.
void make(const site::App&, const site::Site&, SetClock&, Date today);

}  // namespace mase::demo
