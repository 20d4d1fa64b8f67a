// Why people may see a case, as tables and sentences, for the pages that say it.
#pragma once

#include "accounts/account.h"
#include "cases/case_file.h"
#include "clearance/why.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::clearance {

// Everyone who can open the case now, and those who see part of it without opening it. `why`: the
// address that answers for one person in full.
Html openers_tables(const site::Exchange&, const audit::Reading&, const cases::CaseFile&,
                    const Url& why);

// To choose a person to ask about. It keeps what stands in the address.
Html person_chooser(const audit::Reading&, const Url& action, const std::string& chosen);

// Why, or why not, in full: all that this person may do with the case and what belongs to it.
Html full_answer(const site::Exchange&, const audit::Reading&, const cases::CaseFile&,
                 const accounts::Account&);

Html ways_list(const Answer&);     // each sentence with since when and until when
Html why_and_what(const Answer&);  // and the parts that are open by all of them

}  // namespace mase::clearance
