// The passphrase that the program makes for someone: shown once, to the administrator alone.
#pragma once

#include "accounts/account.h"
#include "site/frame.h"

namespace mase::accounts {

// An answer to a form and not a page of its own, so that no address leads to it again.
http::Response first_passphrase_page(const site::Exchange&, const Account&,
                                     const std::string& passphrase);

}  // namespace mase::accounts
