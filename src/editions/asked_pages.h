// The edition that an address asks for.
#pragma once

#include <vector>

#include "audit/viewing.h"
#include "editions/edition.h"
#include "site/exchange.h"

namespace mase::editions {

returns::Quarter quarter_in_path(const site::Exchange&);

struct Found {
    std::vector<Edition> all;        // of the quarter, the oldest first
    const Edition* asked = nullptr;  // by the address; none when there is no such one
};
Found find_edition(const site::Exchange&, const audit::Reading&);
// Says in the trail which edition was opened.
void note(const audit::Viewing&, const Edition&, Reader);

}  // namespace mase::editions
