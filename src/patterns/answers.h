// The form has room for one person of concern and one word of a group; a case may have several.
// Which answers the form and the return would take from the registers, and by which rule (G-12,
// G-13, G-20).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/group.h"
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
// Of persons and of groups, each by its kind. Without one linked: nothing, since nothing is known
// here that the form does not already say.
std::vector<Derived> derived_answers(const std::vector<OfCase>&,
                                     const std::vector<std::string>& groups);

}  // namespace mase::patterns
