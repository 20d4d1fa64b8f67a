// One line of the audit trail, before it is written. Plain values, no personal data.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "core/ids.h"
#include "platform/db.h"

namespace mase::audit {

// What is noted of a refusal.
inline constexpr const char* not_there = "not_there";
inline constexpr const char* not_theirs = "not_theirs";

struct Line {
    access::Actor actor;
    access::Operation operation;
    access::Processing processing;
    access::Subject subject;
    std::string reason;  // code of data/codes/view_reasons.csv, or `agenda`, `action`, `own_work`
    std::string detail;  // codes and field names, never values
    db::Bytes remark;    // a reason in the person's own words, sealed; may be empty
    std::vector<AnyId> shown;
};

}  // namespace mase::audit
