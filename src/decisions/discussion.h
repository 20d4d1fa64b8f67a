// The discussion of one agenda item, part by part, as recorded so far: the five questions (MR-42
// to MR-46), what was raised, what was decided. What is empty is not recorded yet.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/action.h"
#include "core/ids.h"
#include "core/instant.h"

namespace mase::decisions {

enum class Part {
    room,         // who was not there for this item (rules.md 28)
    checks,       // earlier actions (MR-52)
    agencies,     // questions four and five (rules.md 30)
    child_voice,  // what the child says
    questions,    // the first three, and what was raised (MR-47)
    support,      // what the worker asked for, and the answer (rules.md 31)
    actions,      // new ones (MR-49 to MR-51)
    decision,     // and when the case comes back (MR-53)
    closure
};
inline constexpr auto parts =
    std::to_array({Part::room, Part::checks, Part::agencies, Part::child_voice, Part::questions,
                   Part::support, Part::actions, Part::decision, Part::closure});
std::string_view name(Part);  // in an address: "child-voice"
std::optional<Part> part_named(std::string_view);
std::string title(Part);  // "Earlier actions"
std::string place(Part);  // its heading’s id, which no field has: "part-child-voice"

struct AgencyAnswer {  // codes of question_answers
    std::string agency;
    std::string cooperates;  // question four
    std::string recorded;    // question five
    std::string words;

    bool says_no() const { return cooperates == "NO" || recorded == "NO"; }
    bool operator==(const AgencyAnswer&) const = default;
};

struct Questions {  // codes of question_answers
    std::string addresses_concerns;
    std::string needs_support;
    std::string needs_actions;
    std::string notes;
    std::string raised;
};

struct Support {
    std::string asked;   // YES or NO
    std::string answer;  // a code of support_answers
    std::string reason;
};

struct Outcome {
    std::string decision;  // a code of decision_outcomes
    std::string reason;
    std::optional<MeetingId> bring_back_to;
};

inline constexpr std::string_view reopening = "REOPEN";  // in place of a reason for closing

struct Saved {
    AccountId by;
    Instant at;
};

struct Discussion {
    ItemId item;
    std::optional<Instant> begun_at;
    std::vector<AccountId> absent;
    std::map<ActionId, actions::Check> checks;
    std::vector<AgencyAnswer> agencies;
    std::string child_voice;
    Questions questions;
    Support support;
    Outcome outcome;
    std::string closure;  // a code of closure_reasons, or `reopening`
    std::optional<Instant> decided_at;
    std::optional<Instant> data_confirmed_at;
    std::optional<AccountId> data_confirmed_by;
    std::map<Part, Saved> saved;

    bool is_decided() const { return !outcome.decision.empty(); }
    const AgencyAnswer* answer_of(std::string_view agency) const;
};

}  // namespace mase::decisions
