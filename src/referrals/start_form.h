// Reading what was typed to start a referral.
#pragma once

#include "forms/answers.h"
#include "platform/form_data.h"
#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"

namespace mase::referrals {

inline constexpr std::string_view no_date_yet = "NO_DATE";

struct StartTyped {
    const forms::Route* route = nullptr;
    forms::Answers answers = {};  // of the prior meeting, and what the route says of the child
    bool has_no_date = false;
    std::string referrer = {};  // text of an account's id
    std::string source = {};
};

const forms::Route* find_route(const forms::Form&, std::string_view code);  // or none
bool enters_for_others(const site::Exchange&);                              // rules.md 17

StartTyped typed_start(const FormData&, const site::App&, const forms::Route&);
Problems start_problems(const StartTyped&, const forms::Form&, Date today, bool for_others);

}  // namespace mase::referrals
