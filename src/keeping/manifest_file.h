// What a backup says of itself, inside it: enough to tell after restoring that all of it is there.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"
#include "platform/signing.h"

namespace mase::keeping {

struct Manifest {
    Instant made_at;
    Digest digest{};                           // of the database file
    std::string schema;                        // name of the last migration
    std::map<std::string, std::int64_t> rows;  // of each table
    std::string sharing;                       // id, when two officers are needed to put it back
};

std::string text(const Manifest&);  // lines of plain text
std::optional<Manifest> read_manifest(std::string_view);

// How what was restored differs from its manifest, in words; empty when in nothing.
std::vector<std::string> differences(const Manifest& said, const Manifest& found);

}  // namespace mase::keeping
