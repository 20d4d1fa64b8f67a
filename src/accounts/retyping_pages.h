// The passphrase typed again before what a thief of a session would do first.
#pragma once

#include <string>

#include "core/result.h"
#include "site/exchange.h"

namespace mase::accounts {

// None when it is right. Wrong ones are counted with those of signing in, so that they cannot be
// guessed here either.
Problems retyped_problems(const site::Exchange&, const std::string& field);

}  // namespace mase::accounts
