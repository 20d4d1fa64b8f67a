// Loads what the return counts. No name is opened; for ages, the sealed dates of birth are.
#pragma once

#include <vector>

#include "audit/reading.h"
#include "forms/form.h"
#include "returns/ledger.h"

namespace mase::returns {

// Enough to count each of these periods; and what needs no answers, from that day on.
Ledger load_ledger(const audit::Reading&, const forms::Form&, const std::vector<Period>&,
                   Date since);

}  // namespace mase::returns
