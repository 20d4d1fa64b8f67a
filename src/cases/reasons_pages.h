// Asking why a case is opened, before anything of it is read.
#pragma once

#include "site/frame.h"
#include "site/route.h"

namespace mase::cases {

// The page that asks. It names no child, and comes back to this address once it is answered.
http::Response ask_reason(const site::Exchange&);

site::Routes reason_routes();

}  // namespace mase::cases
