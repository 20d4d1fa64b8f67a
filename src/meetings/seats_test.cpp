#include "meetings/seats.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::meetings {

namespace {

const panels::Panel& panel() {
    static const panels::Panel redbridge = panels::read_panel("redbridge");
    return redbridge;
}

Seat there(std::string agency, std::string side = "", bool is_deputy = false) {
    return {.account = {},
            .name = "Somebody",
            .job = {},
            .agency = std::move(agency),
            .side = std::move(side),
            .is_deputy = is_deputy,
            .attendance = "PRESENT"};
}

accounts::Account account(std::string agency, std::set<access::Role> roles) {
    return {.id = {},
            .email = {},
            .name = "Somebody",
            .job = {},
            .telephone = {},
            .agency = std::move(agency),
            .roles = std::move(roles),
            .deputy_of = {},
            .manager = {}};
}

const Seats quorate{there("POLICE_BOROUGH", "police"), there("CS_CPAT", "childrens_services"),
                    there("HEALTH")};

}  // namespace

TEST_CASE("rule 3: no reason lets a meeting go on without both sides") {
    const Seats one_side{there("POLICE_BOROUGH", "police"), there("CS_CPAT"), there("HEALTH")};
    const Problems problems = sitting_problems(one_side, panel(), true);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().message.contains("children’s services"));
}

TEST_CASE("rule 3: a side that is not there is mended at the first seat of that side") {
    Seats seats = quorate;
    seats[1].attendance = "APOLOGIES";
    seats[1].account = AccountId{{7}};
    const Problems problems = sitting_problems(seats, panel(), true);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().field == attendance_field(AccountId{{7}}));
    seats.erase(seats.begin() + 1);
    CHECK(sitting_problems(seats, panel(), true).front().field.empty());
}

TEST_CASE("rule 3: a chair who sent apologies is not there, but their deputy stands in fully") {
    Seats seats = quorate;
    seats.front().attendance = "APOLOGIES";
    CHECK(sides_missing(seats, panel()) == std::vector<std::string>{"police"});
    seats.push_back(there("POLICE_SET", "police", true));
    CHECK(sitting_problems(seats, panel(), false).empty());
}

TEST_CASE("rule 2: two people of one agency count once, and so do two agencies of one sector") {
    const Seats seats{there("POLICE_BOROUGH"), there("POLICE_BOROUGH"), there("POLICE_SET")};
    CHECK(sectors_there(seats, panel()) == std::set<std::string>{"police"});
    CHECK(sectors_missing(seats, panel()) ==
          std::vector<std::string>{"childrens_services", "health"});
}

TEST_CASE("rule 3: below quorum a meeting goes on only with the chairs’ reason") {
    const Seats without_health{there("POLICE_BOROUGH", "police"),
                               there("CS_CPAT", "childrens_services")};
    const Problems problems = sitting_problems(without_health, panel(), false);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().field == "below_quorum_reason");
    CHECK(sitting_problems(without_health, panel(), true).empty());
}

TEST_CASE("rule 2: both sides and every sector of the quorum make a meeting quorate") {
    CHECK(sitting_problems(quorate, panel(), false).empty());
}

TEST_CASE("nobody whose attendance is not taken counts as there") {
    Seats seats = quorate;
    for (Seat& seat : seats) seat.attendance.clear();
    CHECK(sitting_problems(seats, panel(), false).size() == 5);
}

TEST_CASE("only members and chairs of agencies with a standing seat are seated") {
    using access::Role;
    accounts::Account left = account("HEALTH", {Role::member});
    left.is_disabled = true;
    accounts::Account stands_in = account("HEALTH", {Role::member});
    stands_in.deputy_of = AccountId{{1}};
    const Seats seats =
        standing_seats({account("HEALTH", {Role::member}), account("PROBATION", {Role::member}),
                        account("CS_CPAT", {Role::worker}),
                        account("CS_MASH", {Role::administrator}), left, stands_in},
                       panel());
    CHECK(seats.size() == 1);
}

TEST_CASE("a chair sits for the side of their agency, and so does their deputy") {
    accounts::Account deputy = account("POLICE_SET", {access::Role::chair});
    deputy.deputy_of = AccountId{{1}};
    const Seats seats = standing_seats({deputy, account("HEALTH", {access::Role::chair})}, panel());
    REQUIRE(seats.size() == 2);
    CHECK(seats.at(0).side == "police");
    CHECK(seats.at(0).is_deputy);
    CHECK(seats.at(1).side == "");
    CHECK(seats_problems(seats, panel()).size() == 1);
}

}  // namespace mase::meetings
