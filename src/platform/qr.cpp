#include "platform/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace mase {

namespace {

constexpr std::size_t quiet_zone = 4;  // modules left light on each side, as the standard asks
constexpr std::size_t pixels_a_module = 4;

// Dark modules that stand side by side are one shape.
std::string path_of(const QrCode& code) {
    std::string path;
    for (std::size_t y = 0; y < code.side; ++y) {
        for (std::size_t x = 0; x < code.side; ++x) {
            const std::size_t begin = x;
            while (x < code.side && code.dark[y * code.side + x]) ++x;
            if (x == begin) continue;
            path += "M" + std::to_string(begin + quiet_zone) + " " +
                    std::to_string(y + quiet_zone) + "h" + std::to_string(x - begin) + "v1H" +
                    std::to_string(begin + quiet_zone) + "z";
        }
    }
    return path;
}

}  // namespace

QrCode qr_code(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!made) throw std::runtime_error("this text does not go into a QR code");
    QrCode code{.side = std::size_t(made->width), .dark = {}};
    for (std::size_t at = 0; at < code.side * code.side; ++at)
        code.dark.push_back(std::uint8_t(made->data[at] & 1));
    return code;
}

Html qr_picture(const QrCode& code, std::string_view label) {
    const std::size_t side = code.side + 2 * quiet_zone;
    Html html;
    html << "<svg class=\"mase-qr\" role=\"img\" aria-label=\"" << label << "\" viewBox=\"0 0 "
         << side << " " << side << "\" width=\"" << side * pixels_a_module << "\" height=\""
         << side * pixels_a_module
         << "\" shape-rendering=\"crispEdges\" xmlns=\"http://www.w3.org/2000/svg\">"
            "<rect width=\""
         << side << "\" height=\"" << side << "\" fill=\"#ffffff\"/><path fill=\"#000000\" d=\""
         << path_of(code) << "\"/></svg>";
    return html;
}

}  // namespace mase
