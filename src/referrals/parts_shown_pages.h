// The page on which a part of a referral is written, or one row of a part that repeats.
#pragma once

#include <string>

#include "referrals/referrals_store.h"
#include "referrals/shown_pages.h"

namespace mase::referrals {

struct PartPage {
    const forms::Section& section;
    std::string title;
    Url address;  // that it posts to
    Url back;
    std::string child;       // a name
    forms::Answers answers;  // to fill the fields with: stored, or as typed
    std::string seen;        // fingerprint of what is stored
    Problems problems = {};
    // What someone else saved while this was written; shown beside what was typed.
    std::vector<govuk::SummaryRow> saved_meanwhile = {};
    bool is_saved = false;   // though something is missing
    bool is_locked = false;  // it can no longer be saved; what was typed is shown to be copied
};
http::Response part_page(const site::Exchange&, const PartPage&);

// Each is why nothing was saved; the second says that the list has to be looked at again.
Problem sent_meanwhile();
Problem list_changed_meanwhile();

// The part in the address; none when no referral has such a part.
const forms::Section* section_of(const site::Exchange&);
// The part as this referral's route asks it; none when it does not (rules.md 20).
const forms::Section* asked(const site::Exchange&, const Written&, const forms::Section&);

// Where "Save and continue" goes from a part.
Url next_after(const forms::Form&, const Written&, const forms::Section&);

// The rows in which two sets of answers differ, as the first has them.
std::vector<govuk::SummaryRow> differing(const forms::Shown&, const forms::Section&,
                                         const forms::Answers&, const forms::Answers& other);

}  // namespace mase::referrals
