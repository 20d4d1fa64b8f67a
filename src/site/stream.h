// A watch as the browser has it: a stream of server-sent events that ends after each, and that the
// browser opens again by itself, with the number of the last event that it was sent.
#pragma once

#include "platform/http.h"
#include "site/watch.h"

namespace mase::site {

bool asks_for_stream(const http::Request&);
// Of the last event; before the first, the number that the page was made with (?seen=).
Watch::Number number_seen(const http::Request&);
http::Response stream_of(News, Watch::Number);

}  // namespace mase::site
