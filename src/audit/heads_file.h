// The file of published heads: one line each, added and never changed. It belongs where whoever
// can change the database can't reach: another disk, a log collector's inbox.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/chain.h"

namespace mase::audit {

// Durable when this returns; throws std::system_error when it can't be.
void append_head(const std::string& file, const Head&, const PublicKey&);

struct HeadsFile {
    std::vector<Head> heads;  // genuine ones
    PublicKey key{};          // the key they are signed with
    std::vector<std::string> faults;
};

// `key`: the one to trust; without it the first line's own. Throws when the file can't be read.
HeadsFile read_heads(const std::string& file, const std::optional<PublicKey>& key);

}  // namespace mase::audit
