#include "decisions/sitting.h"

#include <doctest/doctest.h>

namespace mase::decisions {

TEST_CASE("a meeting does not begin before the statement, nor with anyone's attendance unknown") {
    meetings::Meeting meeting{};
    meetings::Seats seats(2);
    CHECK(beginning_problems(meeting, seats).size() == 2);
    meeting.confidentiality_at = Instant{1};
    seats[0].attendance = "PRESENT";
    REQUIRE(beginning_problems(meeting, seats).size() == 1);
    CHECK(beginning_problems(meeting, seats).front().message.ends_with(": 1"));
    seats[1].attendance = "ABSENT";
    CHECK(beginning_problems(meeting, seats).empty());
}

TEST_CASE("each item without a decision is named, unless it is held over") {
    const std::vector<AgendaItem> items{
        {"1. A child", true, false}, {"2. Another", false, false}, {"3. A third", false, true}};
    const auto problems = ending_problems(items, false, false);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().message.starts_with("2. Another"));
}

TEST_CASE("MR-52: cases that come back need a meeting to come back to") {
    CHECK(ending_problems({}, true, false).size() == 1);
    CHECK(ending_problems({}, true, true).empty());
    CHECK(ending_problems({}, false, false).empty());
}

TEST_CASE("rule 3: a chair's deputy has a seat, a member's is named") {
    meetings::Seat chair{}, member{};
    chair.side = "police";
    CHECK(!attendance_problems(chair, {"DEPUTY_PRESENT", "Helen Marsh"}, "f").empty());
    CHECK(attendance_problems(member, {"DEPUTY_PRESENT", "Helen Marsh"}, "f").empty());
    CHECK(attendance_problems(member, {"DEPUTY_PRESENT", ""}, "f").front().field == "f-stand-in");
    CHECK(attendance_problems(member, {"ABSENT", ""}, "f").empty());
}

}  // namespace mase::decisions
