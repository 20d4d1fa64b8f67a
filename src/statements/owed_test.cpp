#include "statements/owed.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::statements {

namespace {

ItemId item_id(std::uint8_t number) {
    ItemId id;
    id.bytes.back() = number;
    return id;
}

meetings::Item item(std::uint8_t number, const char* state = "listed") {
    return {.id = item_id(number),
            .meeting = {},
            .case_id = {},
            .referral = {},
            .why = "new",
            .state = state,
            .position = number,
            .planned_minutes = 0,
            .presenter = {},
            .record = {}};
}

meetings::Seat seat(const char* agency) {
    return {.account = {},
            .name = "Somebody",
            .job = {},
            .agency = agency,
            .side = {},
            .is_deputy = false,
            .attendance = {}};
}

const meetings::Seats seats{seat("HEALTH"), seat("HEALTH"), seat("POLICE_SET")};

}  // namespace

TEST_CASE("rule 27: each agency with a seat is asked once about each child that is listed") {
    const Asked asked = asked_of({item(1), item(2, "held_over"), item(3)}, seats, {});
    CHECK(asked.size() == 2);
    CHECK(asked.at(item_id(1)) == std::set<std::string>{"HEALTH", "POLICE_SET"});
    CHECK_FALSE(asked.contains(item_id(2)));
}

TEST_CASE("an agency without a seat is asked about the child it is involved with alone") {
    const Asked asked = asked_of({item(1), item(2)}, seats, {{item_id(2), {"PROBATION"}}});
    CHECK_FALSE(asked.at(item_id(1)).contains("PROBATION"));
    CHECK(asked.at(item_id(2)).contains("PROBATION"));
}

TEST_CASE("whoever owes most comes first, and then the panel's own order") {
    static const panels::Panel panel = panels::read_panel("redbridge");
    const std::vector<meetings::Item> items{item(1), item(2)};
    const Asked asked = asked_of(items, seats, {{item_id(2), {"PROBATION"}}});
    const auto all =
        standings(items, asked, {{item_id(1), "POLICE_SET"}, {item_id(2), "PROBATION"}}, panel);
    REQUIRE(all.size() == 3);
    CHECK(all[0].agency == "HEALTH");
    CHECK(all[0].owed == std::vector{item_id(1), item_id(2)});
    CHECK(all[1].agency == "POLICE_SET");
    CHECK(all[1].owed == std::vector{item_id(2)});
    CHECK(all[2].agency == "PROBATION");
    CHECK(all[2].asked == 1);
    CHECK(all[2].owed.empty());
    CHECK(total_owed(all) == 3);
}

}  // namespace mase::statements
