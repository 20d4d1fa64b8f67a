#include "meetings/agenda.h"

#include <doctest/doctest.h>

namespace mase::meetings {

namespace {

Item item(std::uint8_t id, int position, int minutes, std::string why = "new",
          std::string state = "listed") {
    Item made;
    made.id = ItemId{{id}};
    made.position = position;
    made.planned_minutes = minutes;
    made.why = std::move(why);
    made.state = std::move(state);
    return made;
}

}  // namespace

TEST_CASE("rule 29: no other case is put before one that is held over") {
    const auto order = arranged({item(1, 1, 12), item(2, 2, 12, "held_over")});
    REQUIRE_FALSE(order);
    CHECK(order.error().front().field == "position." + text(ItemId{{2}}));
}

TEST_CASE("an item without a place or with no time is sent back, each with its field") {
    const auto order = arranged({item(1, 0, 12), item(2, 2, 0), item(3, 3, 121)});
    REQUIRE_FALSE(order);
    CHECK(order.error().size() == 3);
}

TEST_CASE("items take the order typed and are numbered from one") {
    const auto order = arranged({item(1, 9, 12), item(2, 4, 20), item(3, 1, 12, "held_over")});
    REQUIRE(order);
    CHECK(order->at(0).id == ItemId{{3}});
    CHECK(order->at(1).id == ItemId{{2}});
    CHECK(order->at(2).position == 3);
}

TEST_CASE("rule 28: each item has its time, and one that is off takes none") {
    const std::vector<Item> items{item(1, 1, 0), item(2, 2, 20, "new", "withdrawn"), item(3, 3, 30),
                                  item(4, 4, 0)};
    CHECK(turns(items, "14:00", 12) == std::vector<std::string>{"14:00", "", "14:12", "14:42"});
    CHECK(total_minutes(items, 12) == 54);
}

TEST_CASE("how long an agenda takes is said in hours and minutes") {
    CHECK(duration_words(1) == "1 minute");
    CHECK(duration_words(60) == "1 hour");
    CHECK(duration_words(132) == "2 hours 12 minutes");
}

}  // namespace mase::meetings
