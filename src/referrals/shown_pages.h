// What several pages of a referral share: addresses, tags, and the words about danger.
#pragma once

#include <string>
#include <string_view>

#include "forms/answers_pages.h"
#include "platform/govuk.h"
#include "referrals/referral.h"
#include "site/exchange.h"

namespace mase::referrals {

inline constexpr std::string_view new_row = "new";  // in place of a row's number

Url referral_url(ReferralId);
Url part_url(ReferralId, const forms::Section&);
Url row_url(ReferralId, const forms::Section&, int row);  // rows count from 0, addresses from 1
Url new_row_url(ReferralId, const forms::Section&);
Url removal_url(ReferralId, const forms::Section&, int row);
Url answers_url(ReferralId);
Url acceptance_url(ReferralId);
Url information_url(ReferralId);
Url matches_url(ReferralId);
Url chairs_matches_url(ReferralId);
Url link_url(ReferralId);

govuk::TagColour colour(State);
std::string state_words(State);   // "Returned"
Html state_tag(const Referral&);  // one for data only says so once it is accepted

std::string shown_name(const std::string& child_name);  // or that there is none yet
std::string shown_name(const forms::Answers&);

// "Don’t wait for the meeting …", with whom to call.
Html in_danger(const panels::Panel&);

Html lines(std::string_view words);  // each line break kept

// The form of the referral's route, and the route.
const forms::Form& form_of(const site::Exchange&, const Referral&);
const forms::Route& route_of(const site::Exchange&, const Referral&);

forms::Shown shown(const site::Exchange&);  // all parts that this person's permit covers

bool is_own(const site::Exchange&, const Referral&);  // its referrer, or who entered it for them

}  // namespace mase::referrals
