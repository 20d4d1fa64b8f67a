#include "platform/sharing.h"

#include <doctest/doctest.h>

namespace mase {

TEST_CASE("any two of three parts make the key again, whichever they are and in whatever order") {
    const SecretKey secret = SecretKey::random();
    const auto parts = split(secret, 3, 2);
    REQUIRE(parts.size() == 3);
    for (const SecretPart& one : parts)
        for (const SecretPart& other : parts) {
            if (one.number == other.number) continue;
            CAPTURE(int(one.number));
            CHECK(joined({one, other}).view() == secret.view());
        }
    CHECK(joined(parts).view() == secret.view());
}

TEST_CASE("one part, and parts of two sharings of the same key, do not make it") {
    const SecretKey secret = SecretKey::random();
    const auto parts = split(secret, 3, 2);
    const auto others = split(secret, 3, 2);
    for (const SecretPart& one : parts) CHECK(joined({one}).view() != secret.view());
    CHECK(joined({parts[0], others[1]}).view() != secret.view());
    CHECK(parts[0].bytes != others[0].bytes);  // drawn anew each time
}

TEST_CASE("a part is not taken twice, nor one of another length") {
    const auto parts = split(SecretKey::random(), 3, 2);
    CHECK_THROWS_AS((void)joined({parts[0], parts[0]}), std::runtime_error);
    CHECK_THROWS_AS((void)joined({parts[0], {2, "short"}}), std::runtime_error);
    CHECK_THROWS_AS((void)split(SecretKey::random(), 3, 1), std::logic_error);
    CHECK_THROWS_AS((void)split(SecretKey::random(), 2, 3), std::logic_error);
}

}  // namespace mase
