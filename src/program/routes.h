// All route rows and doers of all rooms: what the site serves, what the sweep test and the checks
// read.
#pragma once

#include <vector>

#include "approvals/doers.h"
#include "site/route.h"

namespace mase::program {

std::vector<site::Routes> all_routes();
// Keeps what was typed, where it was going to a route whose forms are kept
// (accounts/typed_store.h).
bool keep_typed(const site::App&, const http::Request&, std::string_view token, audit::Outbox&);
const approvals::Doers& all_doers();  // of what needs a second person

}  // namespace mase::program
