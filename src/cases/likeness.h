// Whether a child who is referred may be one whom the panel knows, and why it looks so. Nothing is
// decided here: a person looks at both (rules.md 24).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/answers.h"

namespace mase::cases {

struct Particulars {  // what tells one child from another, as it was written
    std::string given_names;
    std::string family_name;
    std::string known_as;
    std::string born_on;  // ISO text
    std::string nhs_number;
    std::string case_number;
};
Particulars particulars(const forms::Answers&);

enum class Likeness {
    same_name,
    other_order,
    another_name,  // one is also known by the other's
    sounds_alike,
    misspelt,
    same_family,  // the family name alone: perhaps a brother, a sister or a twin
    same_birth,
    day_month_swapped,
    near_birth,  // of day, month and year, one differs
    same_nhs_number,
    nhs_number_swapped,  // digits that changed places
    same_case_number,
    case_number_swapped
};
std::string_view words(Likeness);

// At most one of the names, one of the birth, and one of each number.
std::vector<Likeness> likenesses(const Particulars&, const Particulars&);

// Whether a person has to look at them before a second record is made.
bool may_be_same(const std::vector<Likeness>&);

}  // namespace mase::cases
