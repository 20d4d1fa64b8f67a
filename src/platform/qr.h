// QR codes, worked out by libqrencode and drawn here.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/html.h"

namespace mase {

struct QrCode {
    std::size_t side = 0;            // in modules
    std::vector<std::uint8_t> dark;  // 1 where a module is dark, row by row
};
QrCode qr_code(const std::string& text);

// An inline SVG with attributes alone, as the content security policy allows. `label` is what it
// is called for those who hear the page.
Html qr_picture(const QrCode&, std::string_view label);

}  // namespace mase
