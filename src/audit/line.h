// One line of the audit trail, before it is written. Plain values, no personal data but the remark,
// which is sealed when the line has its number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "core/ids.h"

namespace mase::audit {

// What is noted of a refusal.
inline constexpr const char* not_there = "not_there";
inline constexpr const char* not_theirs = "not_theirs";

struct Remark {  // a reason in the person's own words
    KeyId key;   // of the child whom they are about
    std::string words;
};

struct Line {
    access::Actor actor;
    access::Operation operation;
    access::Processing processing;
    access::Subject subject;
    std::string reason;  // code of data/codes/view_reasons.csv, or `agenda`, `action`, `own_work`
    std::string detail;  // codes and field names, never values
    std::optional<Remark> remark;
    std::vector<AnyId> shown;
};

}  // namespace mase::audit
