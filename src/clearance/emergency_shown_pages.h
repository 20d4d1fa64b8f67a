// What the pages about cases opened in an emergency share with home.
#pragma once

#include "clearance/emergency.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::clearance {

Url emergency_url(EmergencyId);  // of its review
Url own_ending_url(CaseId);

// The case as far as this reader may see it: by the child's name, by a part of its number, or that
// it is a restricted one.
std::string case_name(const site::Exchange&, const audit::Reading&, CaseId);
// The same, with the way to it.
Html case_words(const site::Exchange&, const audit::Reading&, CaseId);

// "Priya Kaur Gill, Designated Nurse, Health"
std::string opened_by(const site::Exchange&, const audit::Reading&, const Emergency&);

}  // namespace mase::clearance
