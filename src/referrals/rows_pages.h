// A part of a referral that repeats: persons, places, actions, disruptions.
#pragma once

#include "referrals/parts_shown_pages.h"

namespace mase::referrals {

http::Response list_page(const site::Exchange&, const forms::Section&, const Written&, Problems);
std::string with_article(const std::string& noun);                  // "an action"
std::string row_title(const forms::Section&, int row);              // "Person 2"
http::Response write_list(site::Exchange&, const forms::Section&);  // that there are none

}  // namespace mase::referrals
