// Handlers that stand in one table of routes and in files of their own.
#pragma once

#include "platform/http.h"
#include "site/exchange.h"

namespace mase::patterns {

http::Response show_persons(site::Exchange&);
http::Response show_locations(site::Exchange&);
http::Response show_disruptions(site::Exchange&);
http::Response show_groups(site::Exchange&);

}  // namespace mase::patterns
