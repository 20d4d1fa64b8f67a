// Reads the whole trail and checks it. It reads no one's record: hashes over what is sealed.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "audit/heads_store.h"
#include "audit/verify.h"

namespace mase::audit {

// Is told every few thousand lines how many were read; what it throws ends the reading.
using OnLines = std::function<void(std::int64_t)>;

// `read` sees one unchanging state. `outside`: genuine heads that were published.
TrailCheck check_trail(const ReadRows& read, const PublicKey&, const std::vector<Head>& outside,
                       const OnLines& on_lines = {});

// One line of a run, by its number, and the digests of its first lines: what proofs are made from.
std::optional<StoredLine> stored_line(const ReadRows&, AnyId run, std::int64_t number);
std::vector<Digest> line_digests(const ReadRows&, AnyId run, std::int64_t most);

}  // namespace mase::audit
