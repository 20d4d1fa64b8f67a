// What the panel may decide about a case, given what it has heard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "decisions/discussion.h"
#include "panels/panel.h"

namespace mase::decisions {

struct Draft {  // as typed; nothing has been checked
    std::string outcome;
    std::string reason;
    std::string bring_back_to;  // text of a meeting's id, or empty
};

struct Ground {  // what the decision stands on
    Discussion discussion;
    std::vector<std::string> involved;  // agencies that questions four and five are asked of
    std::vector<ActionId> to_check;     // earlier actions still open when the item was taken
    int new_actions = 0;
    std::vector<MeetingId> later_meetings;  // that the case may be brought back to
};

struct Decision {
    std::string outcome;
    std::string reason;
    std::optional<MeetingId> bring_back_to;
};

// Satisfied, or not (MR-48, MR-49): only once all five questions are answered, if by "not
// discussed", and each earlier action is checked. Not satisfied, or support agreed to, needs an
// action or the reason why there is none. Deferred needs a reason and the meeting that will hear
// it. All problems at once, those of other parts of the discussion too.
Result<Decision> decide(const Draft&, const Ground&, const panels::Panel&);
Draft draft_of(const Outcome&);

// A chair closes or reopens a case when the panel has decided about it and does not want it back.
enum class By { chair, another };
Problems closure_problems(const std::string& closure, const Outcome&, By);

}  // namespace mase::decisions
