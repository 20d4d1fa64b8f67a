// What was circulated of a case stays as it was, whatever is corrected later (rules.md 27).
#pragma once

#include <optional>
#include <string>

#include "audit/change.h"
#include "meetings/agenda.h"

namespace mase::meetings {

struct PackCopy {
    RecordId record;  // a snapshot, which is never overwritten
    Instant made_at;
    std::string fingerprint;  // of all that stood in it then
};

// The first time alone: at circulation, or when a case comes to an agenda that is out already.
void freeze(audit::Change&, ItemId, CaseId, Date held_on);
std::optional<PackCopy> pack_copy_of(const audit::Reading&, ItemId);

// The data as it stood before the meeting; where it came on the day itself, as it came.
std::optional<RecordId> record_before(const audit::Reading&, CaseId, Date held_on);
std::string fingerprint_of(const audit::Reading&, RecordId);
std::string hex(const SearchToken&);  // a fingerprint as it is stored and shown

}  // namespace mase::meetings
