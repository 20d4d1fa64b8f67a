// Reads the whole trail and checks it. It reads no one's record: hashes over what is sealed.
#pragma once

#include <vector>

#include "audit/heads_store.h"
#include "audit/verify.h"

namespace mase::audit {

// `read` sees one unchanging state. `outside`: genuine heads that were published.
TrailCheck check_trail(const ReadRows& read, const PublicKey&, const std::vector<Head>& outside);

}  // namespace mase::audit
