// Which quarters are published. What was published of them is kept in editions, below.
#pragma once

#include <map>
#include <optional>

#include "audit/reading.h"
#include "returns/quarter.h"

namespace mase::returns {

struct Published {
    int editions = 0;  // the first, and its revisions
    Instant latest_at;
};

std::map<Quarter, Published> published_quarters(const audit::Reading&);

}  // namespace mase::returns
