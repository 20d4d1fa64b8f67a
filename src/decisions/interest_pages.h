// The part of a sitting's page where an interest is declared.
#pragma once

#include "decisions/interests_store.h"
#include "decisions/sitting_shown_pages.h"

namespace mase::decisions {

InterestDraft typed_interest(const FormData&);
Html interest_part(const site::Exchange&, const audit::Reading&, const meetings::Meeting&,
                   const SittingTyped&);

}  // namespace mase::decisions
