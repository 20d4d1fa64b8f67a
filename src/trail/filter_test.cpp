#include "trail/filter.h"

#include <doctest/doctest.h>

#include "platform/clock.h"

namespace mase::trail {

TEST_CASE("filters that are none of ours are refused all at once, each at its field") {
    const auto filter = checked({.person = "Daniel Price",
                                 .case_id = "42",
                                 .kind = "peeking",
                                 .from = "31/2/2026",
                                 .to = "tomorrow",
                                 .before = "yesterday"});
    REQUIRE_FALSE(filter);
    std::vector<std::string> fields;
    for (const Problem& problem : filter.error()) fields.push_back(problem.field);
    CHECK(fields == std::vector<std::string>{"person", "case", "kind", "from-day", "to-day", ""});
}

TEST_CASE("the last day is not before the first") {
    Draft draft;
    draft.from = "2026-11-18";
    draft.to = "2026-11-17";
    CHECK(checked(draft).error().front().field == "to-day");
    draft.to = draft.from;
    CHECK(checked(draft));
}

TEST_CASE("without filters everything is asked for but upkeep") {
    const auto filter = checked({});
    REQUIRE(filter);
    CHECK_FALSE(filter->person);
    CHECK_FALSE(filter->kind);
    CHECK_FALSE(filter->with_upkeep);
    CHECK(note(*filter).empty());
}

TEST_CASE("a line's key survives the address") {
    const Key key{{1'795'003'200'000'001}, new_id<AnyId>({1'795'003'200'000'000}), 12};
    CHECK(parse_key(text(key)) == key);
    for (const char* wrong : {"", "-", "--", "1-2-3", "1795003200000001", "1-abc"}) {
        CAPTURE(wrong);
        CHECK_FALSE(parse_key(wrong));
    }
}

TEST_CASE("a look at the trail says what was looked for") {
    Draft draft;
    draft.kind = "disclosure";
    draft.from = "2026-11-18";
    CHECK(note(*checked(draft)) == "disclosure; from 2026-11-18");
}

}  // namespace mase::trail
