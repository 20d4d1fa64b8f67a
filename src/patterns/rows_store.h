// Rows that a referral typed in, and which of them has become which record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "core/ids.h"

namespace mase::patterns {

struct TypedRow {
    RecordId record;
    std::string section;
    int n = 0;
    std::optional<AnyId> subject;  // what it has become, unless that link was a mistake
};
// Rows of that section in which one of the questions is answered, of the referrals that were
// accepted into this case, in their order.
std::vector<TypedRow> typed_rows(const audit::Reading&, CaseId, std::string_view section,
                                 const std::vector<std::string>& questions);
void mark_row(audit::Change&, const TypedRow&, AnyId subject);

}  // namespace mase::patterns
