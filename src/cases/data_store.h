// The snapshots of a case's data, and their corrected versions.
#pragma once

#include <string>
#include <vector>

#include "audit/change.h"
#include "cases/case_file.h"
#include "cases/correction.h"
#include "forms/form.h"

namespace mase::cases {

struct Snapshot {
    RecordId record;  // the latest version
    Date held_on;
    bool of_discussion = false;  // otherwise of acceptance
    bool is_corrected = false;
    bool is_locked = true;  // false: its meeting's minutes are not approved, so it may still change
    forms::Answers answers;  // coded ones and dates alone, of the parts that the permit covers
};
std::vector<Snapshot> snapshots_of(const audit::Reading&, const forms::Form&, CaseId);  // by day

// A new version of the snapshot; the old one stays, as do the minutes it was taken for (rules.md
// 32). The case's own category and harm follow when it is the latest.
void correct_data(audit::Change&, const forms::Form&, const CaseFile&, const Snapshot&,
                  const forms::Section&, const Correction&, const std::string& reason);

}  // namespace mase::cases
