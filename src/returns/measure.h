// One figure of the return: what is counted, by which answers, and how they are set out. Which
// there are is data/return/measures.csv; the sections they stand in are data/return/sections.csv.
#pragma once

#include <string>
#include <vector>

#include "forms/form.h"

namespace mase::returns {

enum class Counted {
    child,             // each once, by the latest data before the end of the period (rules.md 38)
    row,               // each row of a list in those children's data
    discussion,        // each case at each meeting that discussed it, by the data taken there
    referral,          // by the day it was received
    hearing,           // a referral, when the panel discusses it for the first time
    pack,              // of each meeting that was held
    reading,           // each case of each pack for each member with a seat
    attendance,        // each agency at each meeting
    action,            // by the day of the meeting that made it
    due_action,        // by the day it was due
    exception,         // by the day it was asked for
    closure,           // by the day the case was closed
    person,            // of concern, linked to a child counted
    milestone,         // a dated step of police action
    milestone_person,  // each person once under each step
    disruption,        // of the register, begun or moved on
    step,              // in the life of a disruption
    place,             // linked to a child counted
    group,             // linked to a child counted
    episode            // a time that a child was missing or away
};

struct CountedKind {
    std::string_view name;  // in measures.csv
    std::string_view unit;  // at the head of its column
    std::string_view all;   // beside its total
};
const CountedKind& kind(Counted);

enum class Layout {
    codes,         // each answer apart
    groups,        // what answers are counted as, and what each of those is made of
    groups_alone,  // only what they are counted as
    home,          // the home authority against all others
    bands,         // a number, by the bands of its list; with the one in the middle
    table          // one answer against another
};

struct Measure {
    std::string id;
    std::string section;
    std::string title;
    std::vector<std::string> questions;
    std::string codes;
    std::string by;  // a second answer, within the lines of the first or across them; or empty
    std::string by_codes;
    Counted counts = Counted::child;
    Layout layout = Layout::codes;
    bool is_drawn = false;  // as bars beside its table
    std::string source;
    std::string note;  // how it is counted, for those who read the figure
};

struct Section {
    std::string id;
    std::string title;
    std::string lead;
    bool is_restricted = false;  // of the restricted edition alone
};

// The whole return, in order.
struct Definition {
    std::vector<Section> sections;
    std::vector<Measure> measures;

    const Measure* find(std::string_view id) const;  // none when there is no such measure
};

// What is counted though it is no question of the form: worked out, or kept elsewhere.
struct FactKind {
    Counted of;
    std::string_view name;
    bool is_several = false;  // one thing may have more than one
};
const FactKind* fact_kind(Counted, std::string_view name);

inline constexpr std::string_view referral_route = "route";
inline constexpr std::string_view child_born_on = "child_born_on";

// Whether one thing may count under more than one answer: then lines do not add up.
bool is_several(const Measure&, const forms::Form&);

// What a sound definition never has: an unknown list, question or group, or an id twice.
std::vector<std::string> faults(const std::vector<Measure>&, const forms::Form&);
std::vector<std::string> faults(const Definition&);

}  // namespace mase::returns
