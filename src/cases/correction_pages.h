// What the pages that correct something share: the form, what stands now, and what was corrected.
#pragma once

#include "cases/child_store.h"
#include "forms/answers_pages.h"
#include "site/frame.h"

namespace mase::cases {

forms::Shown shown(const site::Exchange&);  // of the parts that the permit covers

Html reason_field(const std::string& typed, const Problems&);

// What is stored now, shown when somebody else saved it while this person was typing.
Html stored_now(const forms::Shown&, const forms::Section&, const forms::Answers&);

Html corrections_list(const site::Exchange&, const std::vector<PastCorrection>&);

}  // namespace mase::cases
