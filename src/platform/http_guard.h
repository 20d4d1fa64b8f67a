// The headers that every answer carries, whoever made it: a page, a file, a refusal of the
// listener. They say to the browser what a page of mase may do, which is little.
#pragma once

#include "platform/http.h"

namespace mase::http {

// Adds those that the answer has not set itself. Over TLS it also tells the browser to come back
// over TLS only.
void guard(Response&, bool is_secure);

}  // namespace mase::http
