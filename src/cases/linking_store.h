// A referral of a child whom the panel knows: a new referral on the same case. Nothing is merged,
// so that undoing a wrong link loses nothing (rules.md 24).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "cases/case_file.h"
#include "cases/likeness.h"
#include "forms/records_store.h"

namespace mase::cases {

struct Candidate {  // a known child who may be the one referred
    CaseFile file;  // the case that a referral would be linked to
    forms::Answers child;
    std::vector<Likeness> reasons;
    bool was_discussed = false;
};
// Those that a person has to look at; the likeliest first.
std::vector<Candidate> candidates(const audit::Reading&, const forms::Form&,
                                  const forms::Answers& referred);

// Whether the panel has discussed the child before that day (MR-188). Data alone was never
// discussed (rules.md 22).
bool was_discussed(const audit::Reading&, ChildId, Date before);

struct Linked {  // what linking changed, to be put back
    RecordId snapshot;
    std::string state;
    std::optional<Date> closed_on;
    std::string closure_reason;
    std::string risk_category;
    std::string harm_status;
};
// Takes the data as at acceptance under the child's key, reopens a closed case (rules.md 36), and
// lets the referrer open it. Who the child is stays as it was, and so does who holds the case.
Linked link(audit::Change&, const forms::Form&, const CaseFile&, const forms::Record& referral,
            AccountId referrer, Date received_on);

// Puts the case back as it was, as far as the panel has not decided on it since: what the referral
// linked to it is linked no longer, and the referrer keeps it only by what else ties them to it.
void unlink(audit::Change&, const CaseFile&, const Linked&, AccountId referrer,
            bool refers_it_otherwise);

}  // namespace mase::cases
