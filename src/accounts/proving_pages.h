// Showing once more that it is you, before what whoever has somebody else's open session would do
// first: by the passphrase, or where one signs on.
#pragma once

#include <optional>

#include "site/site.h"

namespace mase::accounts {

// For Site: nothing when they have shown it within the minutes that the panel gives, as they have
// who signed in within them. A form is asked for it on a page of its own, which keeps what was
// typed; who only looks is sent to /account/proof and back.
std::optional<http::Response> prove(const site::Exchange&);

}  // namespace mase::accounts
