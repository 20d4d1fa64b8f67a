// What is not known in the data that a return counts, and why: by question, by agency, and case by
// case, so that it can be mended.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "forms/form.h"
#include "returns/figures.h"

namespace mase::returns {

enum class Known { known, not_known, not_asked, not_given, unanswered };

// `not_given`: asked and refused, or held back. A code that is counted as not known is a gap.
Known how_known(const forms::CodeLists&, const std::string& list,
                const std::vector<std::string>& codes);

struct Completeness {
    std::map<Known, int> counts;

    int at(Known) const;
    int total() const;
    std::optional<int> per_cent() const;  // known, of all; rounded down, none of nothing
};

// The questions of the data that are asked once, in order.
std::vector<const forms::Question*> questions_collected(const forms::Form&);

// Of which cases something is told, by the part of a question.
using Seen = std::function<bool(CaseId, access::Part)>;

struct Gap {
    const forms::Question* question;
    Known why;
};
struct CaseGaps {
    CaseId id;
    RecordId record;
    Date held_on;
    std::vector<Gap> gaps;
};

// Of the children counted in the period. The numbers and the list have bounds of their own: whoever
// reads the return beside a number without the cases hidden from them would find those by
// subtraction (rules.md 5).
class Quality {
public:
    Quality(const Counts& counts, const forms::Form& form, Seen counted, Seen listed)
        : counts_(counts), form_(form), counted_(std::move(counted)), listed_(std::move(listed)) {}

    Completeness of_question(const forms::Question&, const Period&) const;
    // By what `agency_of` says of the case, every question together.
    std::map<std::string, Completeness> by_agency(
        const Period&, const std::function<std::string(CaseId)>& agency_of) const;
    Completeness of_persons(std::string_view fact, const std::string& list, const Period&) const;
    std::vector<CaseGaps> gaps(const Period&) const;  // those with the most first

private:
    void each(const Period&, const forms::Question&, const Seen&,
              const std::function<void(const ChildInReturn::Snapshot&, Known)>&) const;

    const Counts& counts_;
    const forms::Form& form_;
    const Seen counted_, listed_;
};

}  // namespace mase::returns
