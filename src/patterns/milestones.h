// How far matters have gone with a person of concern: dated milestones, and the one answer that
// the form has room for, worked out from them (G-12, G-13).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"

namespace mase::patterns {

struct Milestone {
    std::string kind;  // a code of person_milestones
    Date on;
    std::optional<CaseId> case_id;  // about that case alone; else about the person in every case
};

// A code of police_information: the furthest point reached. A charge that ended without a
// conviction, or an arrest without a charge, says so unless matters went further again since.
std::string furthest(const std::vector<Milestone>&);
// The same of one case: what is about the person in every case, and what is about that one.
std::string furthest_in(const std::vector<Milestone>&, CaseId);
inline constexpr std::string_view furthest_rule =
    "The furthest point reached. A charge that ended without a conviction, or an arrest that ended "
    "without a charge, counts as that until matters go further again.";

struct InCase {          // a person linked to a case, as the form's single answers see them
    std::string status;  // of furthest_in
    Date linked_on;
};
// Which of several persons answers for the case: the one with whom matters have gone furthest; of
// two alike, the one linked first. Nothing when there is none.
std::optional<std::size_t> who_answers(const std::vector<InCase>&);

struct MilestoneDraft {  // as typed
    std::string kind;
    std::string on;       // ISO text, or what was typed
    std::string case_id;  // an id, or empty for every case
    std::string words;
};
// `linked`: the cases that the person is linked to, as far as whoever typed may see.
Result<Milestone> checked(const MilestoneDraft&, const std::vector<Milestone>& before,
                          const std::vector<CaseId>& linked, Date today);

}  // namespace mase::patterns
