// The data taken at a discussion (MR-54, MR-55): which questions, what is missing, what is not
// known, and what has changed since the last time.
#pragma once

#include <vector>

#include "core/result.h"
#include "forms/answers.h"

namespace mase::decisions {

// The sections of the data set with their collected questions; a list has all of its questions,
// since its rows are kept whole.
std::vector<forms::Section> collected_sections(const forms::Form&);

Problems invalid_data(const forms::Form&, const forms::Answers&, Date today);
Problems missing_data(const forms::Form&, const forms::Answers&);  // not even "not known"

struct Asked {                        // one question, in one row of a list
    const forms::Question* question;  // of the form
    int row = 0;
    bool operator==(const Asked&) const = default;
};
std::vector<Asked> unknown_data(const forms::Form&, const forms::Answers&);
std::vector<Asked> changed_data(const forms::Form&, const forms::Answers& before,
                                const forms::Answers& after);

void drop_empty_rows(const forms::Section&, forms::Answers&);

}  // namespace mase::decisions
