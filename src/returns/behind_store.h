// Rule 39: the cases behind a figure, for those alone who are cleared for every case of the panel.
// To others a number is a number, and no number and no quarter differs from the next in that: so
// none tells that a case which is hidden from them is behind it (rules.md 5).
#pragma once

#include <set>

#include "access/access.h"
#include "audit/reading.h"
#include "platform/url.h"
#include "returns/figures.h"

namespace mase::returns {

bool is_cleared_for_all(const access::Policy&, const audit::Reading&);
// Whether that part is theirs of the panel's cases as such, but for those hidden from them.
bool has_part_of_panel(const access::Policy&, const access::Actor&, access::Part);
// The cases of whose data whoever reads may see that part.
std::set<CaseId> cases_seen(const access::Policy&, const audit::Reading&, access::Part);

// Which parts of a case a list of what the figure counts would tell of; nothing when what it counts
// is about no case.
std::set<access::Part> parts_told(const Measure&, const forms::Form&);
bool may_list(const access::Policy&, const access::Actor&, const Measure&, const forms::Form&);
Url behind_address(Quarter, const Figure&, const Line&);

}  // namespace mase::returns
