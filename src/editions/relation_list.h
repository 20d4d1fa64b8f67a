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
inline constexpr std::array<Same, 10> same_numbers{
    {{"children", "child_sex", {"TOTAL"}},
     {"meetings", "packs", {"TOTAL"}},
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
inline constexpr std::array<Pair, 2> includes{
    {{"exploitation_any_type", "exploitation_type"}, {"milestones", "milestone_persons"}}};
struct Place {
    std::string_view figure, code;
};
struct Counts {
    Place larger, smaller;
};
// Whoever is counted in the second is counted in the first.
inline constexpr auto includes_one = std::to_array<Counts>(
    {{{"summary", "discussions"}, {"summary", "discussed"}},
     {{"referrals_received", "accepted"}, {"summary", "received"}},
     {{"disruption_families", "TOTAL"}, {"disruption_children", "YES"}},
     {{"disruption_steps", "TOTAL"}, {"register_families", "TOTAL"}},
     {{"days_from_received", "TOTAL"}, {"brought_back", "new"}},
     {{"summary", "discussions"}, {"days_from_received", "TOTAL"}},
     {{"to_come_back", "YES"}, {"discussions_held", "DEFERRED"}},
     {{"to_come_back", "NO"}, {"discussions_held", "NOT_ANSWERED"}},
     {{"support", "NOT_ANSWERED"}, {"discussions_held", "NOT_ANSWERED"}},
     {{"actions_due", "TOTAL"}, {"summary", "actions_done"}},
     {{"milestones", "TOTAL"}, {"milestone_persons", "TOTAL"}},
     {{"milestones", "TOTAL"}, {"summary", "police_steps"}},
     {{"exploitation_type", "NOT_ANSWERED"}, {"exploitation_any_type", "NOT_ANSWERED"}}});
// Of the first two together there are at least as many as of the third: what is heard for the first
// time is new or was held over, and support that was agreed to has its action, unless the decision
// was deferred.
struct Either {
    Place one, other, smaller;
};
inline constexpr auto either = std::to_array<Either>(
    {{{"brought_back", "new"}, {"brought_back", "held_over"}, {"days_from_received", "TOTAL"}},
     {{"actions_made", "TOTAL"},
      {"discussions_held", "DEFERRED"},
      {"support", "GRANTED_WITH_ACTION"}}});
// A case is closed by the decision at a meeting, unless it was brought in closed from the past.
inline constexpr auto nearly_included =
    std::to_array<Counts>({{{"summary", "discussions"}, {"closures", "TOTAL"}},
                           {{"to_come_back", "NO"}, {"closures", "TOTAL"}}});
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

// Lines that no thing is ever counted in: what they count is always known, or is worked out and
// never comes to that.
inline constexpr auto never = std::to_array<Place>(
    {{"child_age", "NOT_KNOWN"},           {"missing_episodes", "NOT_ANSWERED"},
     {"groups", "NOT_ANSWERED"},           {"persons_furthest", "NO_ACTIVITY"},
     {"persons_furthest", "WITHHELD"},     {"persons_furthest", "NOT_ANSWERED"},
     {"milestones", "NOT_ANSWERED"},       {"milestone_persons", "NOT_ANSWERED"},
     {"persons_nationality", "NO"},        {"persons_children", "NOT_ANSWERED"},
     {"places_kind", "NOT_ANSWERED"},      {"register_families", "NOT_ANSWERED"},
     {"disruption_steps", "NOT_ANSWERED"}, {"referrals_received", "NOT_ANSWERED"},
     {"referrals_timing", "NOT_ANSWERED"}, {"days_from_received", "NOT_ANSWERED"},
     {"brought_back", "NOT_ANSWERED"},     {"to_come_back", "NOT_ANSWERED"},
     {"actions_made", "NOT_ANSWERED"},     {"actions_due", "NOT_ANSWERED"},
     {"exceptions", "NOT_ANSWERED"},       {"days_open", "NOT_ANSWERED"}});

}  // namespace mase::editions
