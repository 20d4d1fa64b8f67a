// The handlers of this room's addresses; papers_pages.cpp says which is whose.
#pragma once

#include "platform/http.h"
#include "site/exchange.h"

namespace mase::papers {

http::Response show_attached(site::Exchange&);
http::Response show_new(site::Exchange&);
http::Response attach_one(site::Exchange&);

http::Response give_paper(site::Exchange&);
http::Response show_removal(site::Exchange&);
http::Response remove_one(site::Exchange&);

http::Response show_of_case(site::Exchange&);
http::Response show_held(site::Exchange&);

}  // namespace mase::papers
