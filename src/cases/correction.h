// Correcting what is recorded of a child: a wrong answer is replaced in a new version, with a
// reason, and never by a blank.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "forms/answers.h"

namespace mase::cases {

struct Correction {
    forms::Answers answers;            // all of them, as they will stand
    std::vector<std::string> changed;  // ids of the questions answered otherwise than before
};

// `typed`: what stood before, overlaid with what was typed into the questions of `asked`.
Result<Correction> checked(const forms::Section& asked, const forms::CodeLists&,
                           const forms::Answers& before, forms::Answers typed,
                           const std::string& reason, Date today);

}  // namespace mase::cases
