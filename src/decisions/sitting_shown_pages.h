// The page of a meeting as it sits.
#pragma once

#include "decisions/attendance_form.h"
#include "decisions/interests_store.h"
#include "site/frame.h"

namespace mase::decisions {

struct SittingTyped {  // what is shown again, since it is not saved
    Problems problems = {};
    std::string done = {};  // what was saved beside it
    std::optional<Fields> attendance = {};
    std::string attendance_shown = {};  // the fingerprint of what it was typed over
    std::string quorum_reason = {};
    std::string hold_over_item = {};
    std::string hold_over_to = {};
    InterestDraft interest = {};
};
site::Page sitting_page(const site::Exchange&, const audit::Reading&, MeetingId,
                        const SittingTyped&);

}  // namespace mase::decisions
