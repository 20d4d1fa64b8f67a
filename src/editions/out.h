// A published return as files. Both are documented in docs/guides/return.md.
#pragma once

#include <optional>
#include <string>

#include "editions/edition.h"

namespace mase::editions {

enum class Reader { restricted, shareable };  // for whom an edition is

std::string_view name(Reader);
// What is shown of a line; nothing when it is withheld.
std::optional<int> shown(const Frozen&, std::size_t line, Reader);

inline constexpr std::string_view withheld = "c";
inline constexpr std::string_view key_to_withheld =
    "A c stands for a number that is not shown: it is small, or a small one could be worked out "
    "from it. A 0 is a true nought.";

// `stamp`: who made the copy, and for whom.
std::string csv_of(const Edition&, Reader, const std::string& stamp);
std::string xlsx_of(const Edition&, Reader, const std::string& stamp);
std::string file_name(const Edition&, Reader, std::string_view ending);

}  // namespace mase::editions
