// One statement of one's own agency: making it, changing it, taking it back.
#pragma once

#include <string_view>

#include "site/route.h"

namespace mase::statements {

inline constexpr std::string_view new_statement = "new";  // in place of an id

http::Response show_statement(site::Exchange&);
http::Response make_statement(site::Exchange&);
http::Response take_statement_back(site::Exchange&);

}  // namespace mase::statements
