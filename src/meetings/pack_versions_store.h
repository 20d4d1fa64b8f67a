// The versions of a pack: each circulation is one, and a recalled one stays as it was frozen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "meetings/meeting.h"

namespace mase::meetings {

struct Recalled {
    Instant at;
    std::string by;  // a name
    std::string reason;
};

struct PackVersion {
    int number;
    Instant circulated_at;
    std::string fingerprint;  // of all copies in it when it was circulated
    std::optional<Recalled> recalled;
};
std::vector<PackVersion> versions_of(const audit::Reading&, MeetingId);  // latest first
// The one that is out; else the one that was recalled last; none before the first circulation.
std::optional<PackVersion> latest_version(const audit::Reading&, MeetingId);

void add_version(audit::Change&, MeetingId);  // of what circulate() has frozen

// Its readers lose what its circulation let them read, and its copies and openings are put aside.
// The caller has asked recall_problems().
Result<int> recall(audit::Change&, const Meeting&, const std::string& reason);

struct Opened {  // of the items that whoever reads may know of
    AccountId account;
    std::string name;
    std::string agency;
    Instant first_at;
};
// A line for each item that each person opened: by name, what was opened first before the rest.
std::vector<Opened> opened_now(const audit::Reading&, MeetingId);
std::vector<Opened> opened_before_recall(const audit::Reading&, MeetingId, int version);
// Whether each of its copies still is what was frozen.
bool is_as_frozen(const audit::Reading&, MeetingId, int version);

}  // namespace mase::meetings
