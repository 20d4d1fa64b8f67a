#include "core/ids.h"

#include <doctest/doctest.h>

namespace mase {

TEST_CASE("an id in an address reads back as the same id") {
    const std::array<std::uint8_t, 10> random{255, 1, 2, 3, 254, 5, 6, 7, 8, 255};
    const CaseId id{uuid_v7({1'764'000'000'000'000}, random)};
    CHECK(text(id).size() == 26);
    CHECK(parse_id<CaseId>(text(id)) == id);
    CHECK(parse_id<CaseId>(text(CaseId{})) == CaseId{});
}

TEST_CASE("an address that is not an id is refused, whatever it looks like") {
    const std::string good = text(CaseId{uuid_v7({5'000}, {})});
    CHECK_FALSE(parse_id<CaseId>(""));
    CHECK_FALSE(parse_id<CaseId>(good.substr(1)));
    CHECK_FALSE(parse_id<CaseId>(good + "0"));
    CHECK_FALSE(parse_id<CaseId>("8" + good.substr(1)));  // more than 128 bits
    CHECK_FALSE(parse_id<CaseId>("O" + good.substr(1)));
    CHECK_FALSE(parse_id<CaseId>(std::string(25, '0') + "'"));
}

TEST_CASE("ids made later sort after ids made earlier") {
    const std::array<std::uint8_t, 10> high{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    CHECK(uuid_v7({1'000'000}, high) < uuid_v7({1'001'000}, {}));
}

}  // namespace mase
