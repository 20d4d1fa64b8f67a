// Reading what was typed of a person of concern and of what has happened; nothing is checked here.
#pragma once

#include "patterns/milestones.h"
#include "patterns/person.h"
#include "platform/form_data.h"

namespace mase::patterns {

PersonDraft read_person(const FormData&);
PersonDraft draft_of(const PersonDetails&);  // what stands, to be changed
MilestoneDraft read_milestone(const FormData&);

}  // namespace mase::patterns
