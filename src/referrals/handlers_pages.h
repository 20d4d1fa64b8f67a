// The handlers of this room's addresses; referrals_pages.cpp says which is whose.
#pragma once

#include "platform/http.h"
#include "site/exchange.h"

namespace mase::referrals {

http::Response show_list(site::Exchange&);

http::Response show_start(site::Exchange&);
http::Response start_one(site::Exchange&);

http::Response show_referral(site::Exchange&);
http::Response show_withdrawal(site::Exchange&);
http::Response withdraw_one(site::Exchange&);

http::Response show_part(site::Exchange&);
http::Response write_part(site::Exchange&);

http::Response show_row(site::Exchange&);
http::Response write_row(site::Exchange&);
http::Response show_removal(site::Exchange&);
http::Response remove_row(site::Exchange&);

http::Response show_answers(site::Exchange&);
http::Response send_one(site::Exchange&);

http::Response show_information(site::Exchange&);
http::Response add_information(site::Exchange&);

http::Response start_sibling(site::Exchange&);

http::Response show_all_cases(site::Exchange&);
http::Response check_all_cases(site::Exchange&);

http::Response show_matches(site::Exchange&);
http::Response judge_match(site::Exchange&);
http::Response show_matches_for_chairs(site::Exchange&);
http::Response judge_match_as_chair(site::Exchange&);
http::Response show_link(site::Exchange&);
http::Response undo_link(site::Exchange&);
http::Response show_link_readers(site::Exchange&);

http::Response show_acceptance(site::Exchange&);
http::Response decide(site::Exchange&);

}  // namespace mase::referrals
