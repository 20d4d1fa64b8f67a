// The form has room for one person of concern; a case may have several. Which answers the form and
// the return would take from the register, and by which rule (G-12, G-13).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/milestones.h"
#include "patterns/person.h"

namespace mase::patterns {

struct Derived {
    std::string_view question;  // of the record of data
    std::string code;
    std::string_view rule;
};

struct OfCase {  // a person linked to the case
    Date linked_on;
    std::string status;  // of furthest_in
    Facts facts;
};
// For a case without a person linked: nothing, since nothing is known here that the form does not
// already say.
std::vector<Derived> derived_answers(const std::vector<OfCase>&);

}  // namespace mase::patterns
