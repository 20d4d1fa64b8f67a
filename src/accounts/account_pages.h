#pragma once

#include "site/route.h"

namespace mase::accounts {

site::Routes account_routes();  // /account: one's own details, passphrase and sessions

}  // namespace mase::accounts
