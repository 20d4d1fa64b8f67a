// Recording a discussion: everything a part rests on is loaded, the rules applied, then stored,
// in one change.
#pragma once

#include <string>
#include <vector>

#include "cases/cases_store.h"
#include "decisions/decision.h"
#include "decisions/parts_form.h"
#include "decisions/placing.h"
#include "meetings/agenda_store.h"
#include "meetings/seats_store.h"
#include "site/app.h"

namespace mase::decisions {

struct Scene {  // an item, and all that its discussion rests on
    meetings::Item item;
    meetings::Meeting meeting;
    cases::CaseFile file;
    Discussion discussion;
    meetings::Seats seats;
    std::vector<actions::Action> to_check;  // earlier ones
    std::vector<actions::Action> asked;     // at this item
    std::vector<meetings::Meeting> later;   // that the case may be brought back to
    std::vector<std::string> involved;      // agencies, in the panel's order
    Placing placing = {};                   // of a child placed here by another authority

    bool is_recorded_now() const { return meeting.state == "sitting" || meeting.state == "ended"; }
};
Scene scene_of(const audit::Reading&, const site::App&, ItemId);
Ground ground_of(const Scene&);

// The item becomes the one in hand: its snapshot of data is taken. Again, it changes nothing.
Result<int> take_item(audit::Change&, const site::App&, ItemId);

// Saves one part, typed where the page had shown what `shown` is the fingerprint of. Refused when
// someone else has saved that part meanwhile, and when a decision already made would no longer
// stand. At a meeting that has ended it takes effect at once.
Result<int> record(audit::Change&, const site::App&, ItemId, Part, const Fields& typed,
                   const std::string& shown);
Result<int> remove_action(audit::Change&, const site::App&, ItemId, ActionId);

}  // namespace mase::decisions
