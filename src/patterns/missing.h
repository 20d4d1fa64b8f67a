// Times that a child was missing or away: facts, from which the form's one answer is worked out
// (G-16), and the return home interview that is owed after each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace mase::patterns {

struct Episode {
    std::string kind;  // a code of missing_kinds
    Date from_on;
    std::optional<Date> returned_on;
    std::optional<Date> offered_on;  // the return home interview
    std::string interview;           // HELD, DECLINED or NOT_KNOWN; empty while it is open
    std::optional<Date> interview_on;
};

// A code of missing_categories. No episode on record is not an answer: only someone who has asked
// can say that a child does not go missing.
std::string missing_value(const std::vector<Episode>&, Date today);
inline constexpr std::string_view missing_rule =
    "The first that fits of the last twelve months: missing now; missing from home or care, and "
    "missing or absent from school; missing from home or care; absences from home or care; "
    "absences from school. With nothing recorded it is not known.";

// The interview is offered within 72 hours of the return: by the third day after it.
std::optional<Date> interview_due(const Episode&);
enum class Interview { not_due, due, late, offered, offered_late, held, declined, not_known };
Interview interview(const Episode&, Date today);
// A code of return_interviews: of the latest episode from which the child has returned, or not due
// while they are missing.
std::string interview_value(const std::vector<Episode>&);

struct EpisodeDraft {  // as typed
    std::string kind;
    std::string from_on, returned_on, offered_on;
    std::string interview;
    std::string interview_on;
    std::string words;
};
Result<Episode> checked(const EpisodeDraft&, Date today);
EpisodeDraft draft_of(const Episode&, const std::string& words);

}  // namespace mase::patterns
