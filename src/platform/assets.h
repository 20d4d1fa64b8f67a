// The style sheets and scripts in the binary, each at an address that changes when any of them
// does: /assets/<hash>/<name>. So a browser may keep them for ever, and one may import another
// by its name alone.
#pragma once

#include <optional>
#include <string_view>

#include "platform/url.h"

namespace mase {

struct Asset {
    std::string_view bytes;  // outlives every request
    std::string_view type;   // for Content-Type
};

std::optional<Asset> asset(std::string_view path);  // by its whole address
Url asset_url(std::string_view name);               // "mase.css"; throws when there is none

}  // namespace mase
