// What owners report on an action, and what the panel finds when it checks one (MR-52).
#pragma once

#include <vector>

#include "actions/action.h"
#include "audit/change.h"

namespace mase::actions {

void report(audit::Change&, const Action&, KeyId, const Report&);
// Confirmed, it is closed and may be read no longer for its own sake; kept open, its last report
// is answered. Checking again at the same item replaces the check.
void check(audit::Change&, const Action&, ItemId, KeyId, const Check&);

struct ReportMade {
    Report report;
    AccountId by;
    Instant at;
};
std::vector<ReportMade> reports_of(const audit::Reading&, ActionId);  // latest first

struct CheckMade {
    Check check;
    ActionId action;
    ItemId item;
    Date held_on;  // of the meeting
    AccountId by;
    Instant at;
};
// Where the words of each are sealed.
audit::Place report_place(ActionId, Instant at, AccountId by);
audit::Place check_place(ActionId, ItemId);

std::vector<CheckMade> checks_of(const audit::Reading&, ActionId);  // latest first
std::vector<CheckMade> checks_at(const audit::Reading&, ItemId);

}  // namespace mase::actions
