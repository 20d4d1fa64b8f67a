// An interest declared at a sitting: the person is connected to that case from then on, and its
// deputy takes the item where they chair (rules.md 5).
#pragma once

#include <string>

#include "audit/change.h"
#include "decisions/recording_store.h"

namespace mase::decisions {

struct InterestDraft {  // as typed
    std::string person;
    std::string item;
    std::string reason;

    bool is_empty() const { return person.empty() && item.empty() && reason.empty(); }
};
Result<int> declare_interest(audit::Change&, MeetingId, const InterestDraft&);

// Refused where a side is left without anyone to chair the item. Those connected are noted as not
// in the room for it.
Result<int> leave_out_connected(audit::Change&, const Scene&);

}  // namespace mase::decisions
