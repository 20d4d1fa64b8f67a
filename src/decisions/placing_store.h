// Who came from the placing authority, and what a chair said when one of them did not.
#pragma once

#include "audit/change.h"
#include "cases/case_file.h"
#include "decisions/placing.h"
#include "meetings/agenda.h"
#include "site/app.h"

namespace mase::decisions {

Placing load_placing(const audit::Reading&, const site::App&, const cases::CaseFile&,
                     const meetings::Item&);

// A chair's reason allows it at once, anyone else's waits for a chair; without anyone missing none
// is asked for.
Result<int> save_placing(audit::Change&, const cases::CaseFile&, const meetings::Item&, Came worker,
                         Came manager, const std::string& reason);

}  // namespace mase::decisions
