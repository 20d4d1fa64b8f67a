// The second step of signing in: who has given the right passphrase is asked for a code.
#pragma once

#include <string>
#include <vector>

#include "accounts/accounts_store.h"
#include "site/site.h"

namespace mase::accounts {

std::vector<site::OpenRoute> second_step_routes();
std::vector<site::OpenRoute> set_up_routes();  // of a second step that a role needs

// After the passphrase, or the provider of `issuer`. No session: the browser gets a token that
// opens the second step alone.
http::Response ask_second_step(site::OpenExchange&, const Credentials&, const std::string& next,
                               const std::string& issuer = {});

}  // namespace mase::accounts
