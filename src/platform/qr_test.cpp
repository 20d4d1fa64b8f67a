#include "platform/qr.h"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

namespace mase {

namespace {

// The square that a reader looks for at three corners.
bool has_finder(const QrCode& code, std::size_t left, std::size_t top) {
    constexpr std::array<std::string_view, 7> finder{"1111111", "1000001", "1011101", "1011101",
                                                     "1011101", "1000001", "1111111"};
    for (std::size_t y = 0; y < 7; ++y) {
        for (std::size_t x = 0; x < 7; ++x) {
            if ((code.dark[(top + y) * code.side + left + x] == 1) != (finder[y][x] == '1'))
                return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a QR code has its squares at three corners, and another text is another code") {
    const QrCode code = qr_code("otpauth://totp/A?secret=GEZDGNBV");
    REQUIRE(code.dark.size() == code.side * code.side);
    CHECK(code.side >= 21);
    CHECK(has_finder(code, 0, 0));
    CHECK(has_finder(code, code.side - 7, 0));
    CHECK(has_finder(code, 0, code.side - 7));
    CHECK_FALSE(has_finder(code, code.side - 7, code.side - 7));
    CHECK(code.dark != qr_code("otpauth://totp/A?secret=GEZDGNBX").dark);
}

TEST_CASE("the picture of a QR code has each dark module once, within four light ones") {
    const QrCode code{.side = 3, .dark = {1, 1, 0, 0, 0, 0, 1, 0, 1}};
    const std::string picture = qr_picture(code, "Code for <your> app").str();
    CHECK(picture.contains("d=\"M4 4h2v1H4zM4 6h1v1H4zM6 6h1v1H6z\""));
    CHECK(picture.contains("viewBox=\"0 0 11 11\""));
    CHECK(picture.contains("aria-label=\"Code for &lt;your&gt; app\""));
    CHECK_FALSE(picture.contains("style"));
}

TEST_CASE("a text that is too long for a QR code is refused") {
    CHECK_THROWS_AS(qr_code(std::string(4000, 'x')), std::runtime_error);
}

}  // namespace mase
