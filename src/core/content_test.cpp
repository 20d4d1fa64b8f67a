#include "core/content.h"

#include <doctest/doctest.h>

namespace mase {

TEST_CASE("what is looked for is found wherever it lies across the pieces that are read") {
    for (const std::size_t before : {0UZ, 1UZ, 65530UZ, 65535UZ, 65536UZ, 200000UZ}) {
        CAPTURE(before);
        const ContentPtr content = content_of(std::string(before, 'x') + "needle");
        CHECK(find(*content, "needle") == before);
        CHECK(find(*content, "needle", before) == before);
        CHECK_FALSE(find(*content, "needle", before + 1));
    }
    CHECK_FALSE(find(*content_of("needl"), "needle"));
    CHECK_FALSE(find(*content_of(""), "needle"));
}

TEST_CASE("a slice gives nothing of what lies beside it") {
    const ContentPtr whole = content_of("0123456789");
    const ContentPtr slice = slice_of(whole, 3, 4);
    CHECK(slice->all() == "3456");
    CHECK(slice->read(2, 100) == "56");
    CHECK(slice->read(4, 1).empty());
    CHECK(slice_of(whole, 8, 100)->all() == "89");
    CHECK(slice_of(whole, 20, 1)->all().empty());
    CHECK(slice_of(slice, 1, 2)->all() == "45");
}

}  // namespace mase
