// What is said of how the master key would be recovered, on the pages of those who answer for it.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "platform/keyring.h"

namespace mase::site {

// By when the shares are to be tried: so many months after the last time, or after they were made.
Date drill_due(const Sharing&, int months);

// "Any two of A, B and C can make the master key anew. …"; what to do when they can't, or when it
// is long since it was tried.
std::string recovery_words(const std::optional<Sharing>&, int months, Date today);

}  // namespace mase::site
