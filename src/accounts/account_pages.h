#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes account_routes();       // /account: one's own details, passphrase and sessions
site::Routes account_step_routes();  // /account/second-step
site::Routes proof_routes();         // /account/proof: that it is them, once more

}  // namespace mase::accounts
