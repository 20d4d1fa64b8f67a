#include "platform/http_guard.h"

#include <algorithm>
#include <array>

#include "platform/http_message.h"

namespace mase::http {

namespace {

// Styles, scripts, pictures and live pages come from here, and forms go nowhere else. Nothing is
// inline, so what somebody managed to write into a page does not run.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

constexpr std::string_view abilities =
    "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
    "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), "
    "xr-spatial-tracking=()";

struct Line {
    std::string_view name, value;
};

constexpr auto lines = std::to_array<Line>({
    {"Content-Security-Policy", policy},
    {"X-Frame-Options", "DENY"},  // for browsers that do not know frame-ancestors
    {"X-Content-Type-Options", "nosniff"},
    // Not "no-referrer": with that a browser says of a form of ours that it comes from nowhere.
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Embedder-Policy", "require-corp"},
    {"Origin-Agent-Cluster", "?1"},
    {"Permissions-Policy", abilities},
    {"Cache-Control", "no-store"},  // what may be kept says so itself
});

constexpr Line over_tls_only{"Strict-Transport-Security", "max-age=63072000; includeSubDomains"};

void add_if_missing(Response& response, const Line& line) {
    const auto is_it = [&](const auto& header) { return same_name(header.first, line.name); };
    if (std::ranges::none_of(response.headers, is_it))
        response.headers.emplace_back(line.name, line.value);
}

}  // namespace

void guard(Response& response, bool is_secure) {
    for (const Line& line : lines) add_if_missing(response, line);
    if (is_secure) add_if_missing(response, over_tls_only);
}

}  // namespace mase::http
