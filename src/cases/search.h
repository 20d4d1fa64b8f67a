// What a person may look for a child by, as typed and as it is looked for.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace mase::cases {

struct SearchDraft {  // as typed
    std::string name;
    std::string born_on;  // ISO text, or the three parts as typed
    std::string number;   // a case number or an NHS number
};

// A kind of what is searched, and the word as it is hashed.
using Term = std::pair<std::string, std::string>;
// A child is found when, for each line, they have one of its terms.
using Search = std::vector<std::vector<Term>>;

Result<Search> checked(const SearchDraft&);

// What a child is found by: all that is known of them, each as a term.
struct Findable {
    std::vector<std::string> names;
    std::string born_on;
    std::string nhs_number;
    std::string case_number;
};
std::vector<Term> terms(const Findable&);

// Where to look for a child who may be the same: those who have one of the first terms, or a term
// of two of the words. Names by sound and by their letters in any order, the date of birth with
// day and month either way round.
struct Similar {
    std::vector<Term> any_of;
    std::vector<std::vector<Term>> two_of;  // of each word of a name
};
Similar similar_to(const Findable&);

}  // namespace mase::cases
