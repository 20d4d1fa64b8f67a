// The page of whoever has signed in and has no role: it waits for a second person, or there is
// none.
#pragma once

#include "accounts/sessions_store.h"
#include "site/site.h"

namespace mase::accounts {

http::Response waiting_page(const site::OpenExchange&, const Newcomer&);

}  // namespace mase::accounts
