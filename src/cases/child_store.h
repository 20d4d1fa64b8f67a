// The record of who a child is, its versions, and why each was made.
#pragma once

#include <string>
#include <vector>

#include "audit/change.h"
#include "cases/case_file.h"
#include "cases/correction.h"

namespace mase::cases {

// Grows with each correction; a form carries it, so that nobody overwrites another unseen.
int child_version(const audit::Reading&, const CaseFile&);

// "Amina Yusuf", as one record has it; "" while it names nobody.
std::string name_in_record(const audit::Reading&, RecordId);

// Who the child is, and from the latest snapshot what is counted of the child and their care.
forms::Answers child_answers(const audit::Reading&, const forms::Form&, const CaseFile&);

// A new version of the record, under the child's key; the old one stays. The child is found by the
// new name from now on.
void correct_child(audit::Change&, const forms::Form&, const CaseFile&, const Correction&,
                   const std::string& reason);

struct PastCorrection {
    Instant at;
    std::string by;
    std::vector<std::string> questions;  // ids
    std::string reason;
};
// By correct_child or correct_case_data, the latest first. Those that touch a part which the
// permit does not cover are left out whole, for their reason may speak of it.
std::vector<PastCorrection> past_corrections(const audit::Reading&, const forms::Form&,
                                             const CaseFile&, access::Operation);

// For the audit line of a correction; past_corrections reads it back.
void note_correction(audit::Change&, const CaseFile&, const Correction&, const std::string& reason);

}  // namespace mase::cases
