// One figure of the return: whose answers are counted, and how they are set out. Which there are
// is data/return/measures.csv.
#pragma once

#include <string>
#include <vector>

#include "forms/form.h"

namespace mase::returns {

enum class Counted { child, row };

enum class Layout {
    codes,         // each answer apart
    groups,        // what answers are counted as, and what each of those is made of
    groups_alone,  // only what they are counted as
    home           // the home authority against all others
};

struct Measure {
    std::string id;
    std::string title;
    std::vector<std::string> questions;
    std::string codes;
    Counted counts = Counted::child;
    Layout layout = Layout::codes;
    std::string source;
    std::string note;  // how it is counted, for those who read the figure
};

// Two things are counted that are no question of the form: the route of the referral, and the age
// worked out from the sealed date of birth.
inline constexpr std::string_view referral_route = "route";
inline constexpr std::string_view child_born_on = "child_born_on";

// What a sound definition never has: an unknown list, question or group, or an id twice.
std::vector<std::string> faults(const std::vector<Measure>&, const forms::Form&);

}  // namespace mase::returns
