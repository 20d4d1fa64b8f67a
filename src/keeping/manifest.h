// What a backup says of itself, inside it: enough to tell after restoring that all of it is there.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/chain.h"

namespace mase::keeping {

struct Manifest {
    Instant made_at;
    Digest digest{};                           // of the database file
    std::string schema;                        // name of the last migration
    std::map<std::string, std::int64_t> rows;  // of each table
    std::vector<audit::Head> heads;            // the newest of each run of the audit trail
};

// Lines of plain text. Heads are written with the key that signed them.
std::string text(const Manifest&, const PublicKey&);
std::optional<Manifest> read_manifest(std::string_view);

// How what was restored differs from its manifest, in words; empty when in nothing.
std::vector<std::string> differences(const Manifest& said, const Manifest& found);

}  // namespace mase::keeping
