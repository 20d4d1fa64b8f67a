// What every page of a case begins with: who the child is, and the way to the case's other pages.
#pragma once

#include "cases/case_file.h"
#include "platform/html.h"
#include "site/exchange.h"

namespace mase::cases {

enum class CasePage { overview, child, data, links, events, papers, transfers, access };

// An identity bar and a sub navigation, each only as far as this reader may see: an analyst, who
// may open the data alone, is shown no name. And until when, if it was opened in an emergency.
Html case_top(const site::Exchange&, const audit::Reading&, const CaseFile&, CasePage);

access::Subject subject_of(const CaseFile&);

}  // namespace mase::cases
