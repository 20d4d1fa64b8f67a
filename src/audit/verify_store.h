// Reads the whole trail and checks it. It reads no one's record: hashes over what is sealed.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "audit/verify.h"
#include "platform/db.h"

namespace mase::audit {

using ReadRows =
    std::function<void(std::string_view sql, const db::Values& values, const db::OnRow& on_row)>;

// `read` sees one unchanging state. `outside`: genuine heads that were published.
TrailCheck check_trail(const ReadRows& read, const PublicKey&, const std::vector<Head>& outside);

}  // namespace mase::audit
