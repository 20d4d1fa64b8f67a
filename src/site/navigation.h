// The links at the top of each page: five at most, by role (a person of several roles gets those
// of the one that does most).
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "platform/url.h"

namespace mase::site {

struct NavLink {
    std::string text;
    Url href;
};

std::vector<NavLink> navigation(const access::Actor&);
std::vector<NavLink> more_links(const access::Actor&);  // of the page /more

}  // namespace mase::site
