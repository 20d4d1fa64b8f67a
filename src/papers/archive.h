// The directory of a zip archive, which is what Word, Excel and OpenDocument files are (PKWARE
// APPNOTE 6.3, sections 4.3.7 to 4.3.16). Nothing is unpacked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content.h"

namespace mase::papers {

struct Entry {
    std::string name;
    bool is_encrypted = false;
    bool is_stored = false;      // as it is, not packed
    std::uint64_t packed = 0;    // bytes in the archive
    std::uint64_t unpacked = 0;  // bytes that it says it becomes
    std::uint64_t data_at = 0;   // where the packed bytes begin
};

struct Archive {
    std::vector<Entry> entries;

    const Entry* find(std::string_view name) const;
    std::uint64_t unpacked() const;
};

// Nothing unless the directory is whole, of one disk, without 64-bit sizes, agrees with what stands
// before each entry, and no two entries share a byte.
std::optional<Archive> archive_of(const Content&);

}  // namespace mase::papers
