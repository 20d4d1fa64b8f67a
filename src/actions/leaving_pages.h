#pragma once

#include "accounts/leaving_pages.h"

namespace mase::actions {

// Whose access ends is asked who takes over each open action of theirs.
extern const accounts::Leaving leaving;

}  // namespace mase::actions
