// How large a picture is once it is opened, from its first bytes: PNG (W3C PNG 5.3 and 11.2.2) and
// JPEG (ITU T.81 B.2.2). Nothing is decoded.
#pragma once

#include <cstdint>
#include <optional>

#include "core/content.h"

namespace mase::papers {

struct Picture {
    std::uint64_t wide = 0, high = 0;  // in points
};
// Nothing when it is not a whole picture of that kind.
std::optional<Picture> png_of(const Content&);
std::optional<Picture> jpeg_of(const Content&);

}  // namespace mase::papers
