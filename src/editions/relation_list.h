// Which numbers of the return's figures have to do with each other, as far as a list says it.
#pragma once

#include <array>
#include <string_view>

namespace mase::editions {

// The same number in two figures, or what it is made of in another.
struct Same {
    std::string_view line;  // of the summary
    std::string_view figure;
    std::array<std::string_view, 3> codes;
};
inline constexpr std::array<Same, 9> same_numbers{
    {{"children", "child_sex", {"TOTAL"}},
     {"referrals", "referrals_received", {"TOTAL"}},
     {"discussions", "discussions_held", {"TOTAL"}},
     {"persons", "persons_furthest", {"TOTAL"}},
     {"disruptions", "register_families", {"TOTAL"}},
     {"actions_due", "actions_due", {"TOTAL"}},
     {"high_risk", "risk_category", {"CAT3"}},
     {"harmed", "harm_status", {"HAPPENED"}},
     {"police_steps", "milestones", {"ARRESTED", "CHARGED", "CONVICTED"}}}};

struct Pair {
    std::string_view larger, smaller;
};
// Of each code the first figure counts at least those of the second.
inline constexpr std::array<Pair, 3> includes{{{"exploitation_any_type", "exploitation_type"},
                                               {"milestones", "milestone_persons"},
                                               {"register_families", "register_results"}}};
struct Place {
    std::string_view figure, code;
};
struct Counts {
    Place larger, smaller;
};
// Whoever is counted in the second is counted in the first.
inline constexpr auto includes_one =
    std::to_array<Counts>({{{"summary", "discussions"}, {"summary", "discussed"}},
                           {{"referrals_received", "accepted"}, {"summary", "received"}},
                           {{"any_disability", "YES"}, {"learning_disability", "YES"}},
                           {{"any_disability", "YES"}, {"physical_disability", "YES"}},
                           {{"learning_disability", "NO"}, {"any_disability", "NO"}},
                           {{"physical_disability", "NO"}, {"any_disability", "NO"}},
                           {{"disabilities", "NONE"}, {"any_disability", "NO"}},
                           {{"disruption_families", "TOTAL"}, {"disruption_children", "YES"}},
                           {{"days_from_received", "TOTAL"}, {"brought_back", "new"}}});
// The same by two ways of counting, but that a day may fall into another quarter.
inline constexpr auto nearly_same = std::to_array<Counts>(
    {{{"exceptions", "LATE_REFERRAL/allowed"}, {"referrals_timing", "LATE"}},
     {{"exceptions", "URGENT_REFERRAL/allowed"}, {"referrals_timing", "URGENT"}},
     {{"exceptions", "NOT_FOR_PANEL/allowed"}, {"referrals_received", "not_for_panel"}}});

struct Together {  // a line that takes others of its figure together
    std::string_view figure, whole;
    std::array<std::string_view, 2> parts;
};
inline constexpr std::array<Together, 2> together{
    {{"substance_misuse", "ALCOHOL_IN_ALL", {"ALCOHOL", "BOTH"}},
     {"substance_misuse", "DRUGS_IN_ALL", {"DRUGS", "BOTH"}}}};

}  // namespace mase::editions
