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

enum class Asked {
    opened,
    in_force,  // they have opened it already
    needless,  // they may open all of it as it is
    several,   // more than one case has that number
    refused,
    too_often
};
struct Answered {
    Asked asked = Asked::refused;
    std::optional<CaseId> case_id = {};  // of what is open to them
    std::optional<Instant> until = {};   // of what they have opened already
};
// A reference of nothing, and that of a case the person is connected to, get the same answer. Every
// answer is kept: the attempt is in the trail, whatever came of it.
Answered ask(audit::Change&, const site::App&, const EmergencyDraft&);

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

// Closes it; if this one is still open to the person, that ends. One that they have opened since
// goes on.
void review(audit::Change&, const Emergency&, const ReviewDraft&);

// For routes of an {emergency}.
std::optional<access::Subject> emergency_subject(const audit::Lookup&, PanelId,
                                                 const site::Params&);

}  // namespace mase::clearance
