// A disruption: what is considered or done to stop someone, or at a place, or to protect a child;
// its life from considered to ended, and when a reader has to be warned of its end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"
#include "forms/answers.h"
#include "forms/codes.h"

namespace mase::patterns {

struct DisruptionDraft {  // as typed
    std::string kind;     // a code of disruption_kinds
    std::string kind_other;
    std::string target;        // a code of disruption_targets
    std::string person;        // an id, when it is directed at a person
    std::string location;      // an id, when it is directed at premises
    std::string target_words;  // which vehicle or area
    std::string agency;
    std::string reference;
    std::string status;  // a code of disruption_statuses
    std::string on;      // the day of that
    std::string ends_on;
};

struct DisruptionDetails {
    std::string kind, kind_other, target, target_words, agency, reference, status;
    std::optional<PersonId> person;
    std::optional<LocationId> location;
    std::optional<Date> starts_on;  // once it is made
    std::optional<Date> ends_on;    // the last day; none: until it is ended
};

struct Made {  // a checked draft and the day of its status
    DisruptionDetails details;
    Date on;
};
// `persons` and `locations`: those linked to the child already. A disruption may be directed at no
// other, so that whoever sees it through the child sees what it is directed at as well.
Result<Made> checked(const DisruptionDraft&, const forms::CodeLists&,
                     const std::vector<PersonId>& persons, const std::vector<LocationId>& locations,
                     Date today);
DisruptionDraft disruption_from_row(const forms::Answers&, int row);

// The life of one: what may follow a status, in the order in which it is offered.
std::vector<std::string_view> next_statuses(std::string_view status);
bool is_made(std::string_view status);   // it holds, or would if it had not run out
bool is_ended(std::string_view status);  // nothing follows

struct NextDraft {  // as typed
    std::string status;
    std::string on;
    std::string ends_on;
    std::string words;
};
struct Next {
    std::string status;
    Date on;
    std::optional<Date> ends_on;
};
// `latest`: the day of the step before.
Result<Next> checked(const NextDraft&, const DisruptionDetails& now, Date latest, Date today);

inline constexpr int warned_days = 30;
enum class Ending { none, soon, past };
Ending ending(const DisruptionDetails&, Date today);

// Of the register: those that end soon or have run out first, then those that hold, then those not
// made yet, then those ended. True when the first stands before the second.
bool stands_before(const DisruptionDetails&, const DisruptionDetails&, Date today);

}  // namespace mase::patterns
