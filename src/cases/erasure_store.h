// Erasing a child's record: the keys go, and what would still find the child. What is coded stays,
// for the returns; so does the trail.
#pragma once

#include <optional>
#include <vector>

#include "approvals/doers.h"
#include "audit/change.h"
#include "cases/case_file.h"
#include "cases/erasure.h"

namespace mase::cases {

struct Erased {
    std::string decision;
    Date on;
};
std::optional<Erased> erased(const audit::Reading&, ChildId);

Keeping keeping_of(const audit::Reading&, const CaseFile&);

// Of all the child's cases, and of the referrals that came to them.
void erase(audit::Change&, const CaseFile&, const Erasure&);

// In what was put back from before an erasure: marks the children whose keys are gone, and removes
// again what would find them. How many there were.
int erase_again(audit::Change&);

// Asks for a second person. The permit's subject must be the case.
Result<ApprovalId> ask_erasure(audit::Change&, const site::App&, const CaseFile&,
                               const ErasureDraft&);
std::vector<approvals::Doer> erasure_doers();

Retention retention_of(const site::App&);

}  // namespace mase::cases
