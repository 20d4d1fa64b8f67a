// What the referral of a brother or sister begins with (rules.md 19).
#pragma once

#include "forms/answers.h"

namespace mase::referrals {

// The household, the authorities and the meeting already held. The child of the first referral is
// named among the other children of the household.
forms::Answers shared_answers(const forms::Form& of_route, const forms::Answers& first);

}  // namespace mase::referrals
