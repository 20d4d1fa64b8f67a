// One line of the audit trail, before it is written. Plain values, no personal data.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "core/ids.h"
#include "platform/db.h"

namespace mase::audit {

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
