// The newest signed head of each run, as the database has it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "audit/chain.h"
#include "platform/db.h"

namespace mase::audit {

using ReadRows =
    std::function<void(std::string_view sql, const db::Values& values, const db::OnRow& on_row)>;

// Those signed last come first; one that is not of the right form is left out.
std::vector<Head> stored_heads(const ReadRows&);

}  // namespace mase::audit
