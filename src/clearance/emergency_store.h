// Cases opened in an emergency: asked for, ended and reviewed. What lets a person in is a relation
// that ends by itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "clearance/emergency.h"
#include "site/exchange.h"

namespace mase::clearance {

enum class Asked { opened, refused, too_often };
struct Answered {
    Asked asked = Asked::refused;
    std::optional<CaseId> case_id = {};  // of what was opened
};
// A reference of nothing, and that of a case the person is connected to, get the same answer, which
// is kept: the attempt is in the trail. Refused outright when they may open the case as it is.
Result<Answered> ask(audit::Change&, const site::App&, const EmergencyDraft&);

// By the person who opened it, before its time.
void end_own(audit::Change&, CaseId);

std::optional<Emergency> find_emergency(const audit::Reading&, EmergencyId);
// Of whoever reads, the latest first.
std::vector<Emergency> own_emergencies(const audit::Reading&, int most);
// Of everyone, but for cases that whoever reads is connected to (rules.md 5): those that wait for
// a review, the oldest first; and those that have had one, the latest first.
std::vector<Emergency> waiting_emergencies(const audit::Reading&);
std::vector<Emergency> reviewed_emergencies(const audit::Reading&, int most);

struct Read {  // a line of the trail
    Instant at;
    std::string operation;  // in words
};
// What the person did with the case while it was open to them, the first first.
std::vector<Read> read_meanwhile(const audit::Reading&, const Emergency&, int most);

// Closes it; if it is still open to the person, that ends.
void review(audit::Change&, const Emergency&, const ReviewDraft&);

// For routes of an {emergency}.
std::optional<access::Subject> emergency_subject(const audit::Lookup&, PanelId,
                                                 const site::Params&);

}  // namespace mase::clearance
