// Cases of the demo that someone opened in an emergency, and the review of one.
#pragma once

#include <string>

#include "core/ids.h"
#include "demo/borough.h"

namespace mase::demo {

struct InNeed {
    std::string who;  // key of the staff
    std::string reason;
    std::string words;
};
void open_in_emergency(Borough&, CaseId, const InNeed&);  // and reads who the child is
// The one that has waited longest.
void close_review(Borough&, const std::string& reviewer, const std::string& outcome,
                  const std::string& remark);

}  // namespace mase::demo
