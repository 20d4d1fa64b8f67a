// Further information that comes while a pack is out is a numbered supplement to it. Each case has
// numbers of its own, so that none gives away what is said of another (rules.md 5).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/change.h"
#include "meetings/agenda.h"
#include "site/relations_store.h"

namespace mase::meetings {

// What was just added to a referral joins each pack that has its case and is out, before the case
// has been discussed.
void number_supplement(audit::Change&, ReferralId, Instant at, const std::string& words);

struct PackSupplement {
    ItemId item;
    int version;  // of the pack
    int number;   // of those to this item
    ReferralId referral;
    Instant at;
    std::string fingerprint;  // of what it said when it was added
    bool is_new;              // whoever reads has not opened it
};
// Of the version that is out, in order of the agenda; nothing sealed is opened for them.
std::vector<PackSupplement> supplements_at(const audit::Reading&, MeetingId);
std::vector<PackSupplement> supplements_to(const audit::Reading&, ItemId);
std::string supplement_fingerprint(const audit::Reading&, ItemId, Instant at,
                                   const std::string& words);

void note_opened(audit::Change&, const std::vector<PackSupplement>&);
// How many whoever reads has not opened, by meeting, in packs that are out.
std::map<MeetingId, int> new_supplements(const audit::Reading&, const site::Scope& items);

}  // namespace mase::meetings
