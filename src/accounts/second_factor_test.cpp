#include "accounts/second_factor.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::accounts {

using access::Role;

TEST_CASE("a code is needed of whoever has one of the roles that the panel names") {
    panels::Panel panel;
    CHECK_FALSE(needs_second_factor({Role::administrator, Role::chair}, panel));
    panel.second_factor = {Role::administrator, Role::chair};
    CHECK(needs_second_factor({Role::member, Role::chair}, panel));
    CHECK_FALSE(needs_second_factor({Role::member, Role::worker}, panel));
    CHECK_FALSE(needs_second_factor({}, panel));
    CHECK(removal_problems({Role::worker}, panel).empty());
    CHECK_FALSE(removal_problems({Role::chair}, panel).empty());
}

TEST_CASE("the panel as it comes needs a code of nobody") {
    CHECK(panels::read_panel("redbridge").second_factor.empty());
}

TEST_CASE("a code is read with the spaces that apps show it with, and six digits it must be") {
    CHECK(plain_code("123 456") == "123456");
    CHECK(code_problems("123456").empty());
    for (const char* typed : {"", "12345", "1234567", "12345a"}) {
        CAPTURE(typed);
        REQUIRE(code_problems(typed).size() == 1);
        CHECK(code_problems(typed).front().field == "code");
    }
}

TEST_CASE("a recovery code is read however its letters and its hyphen are typed") {
    CHECK(plain_recovery_code("K7QM2 X9D4T") == "k7qm2-x9d4t");
    CHECK(plain_recovery_code("k7qm2x9d4t") == "k7qm2-x9d4t");
    CHECK(plain_recovery_code("O1lI2-x9d4t") == "01112-x9d4t");
    CHECK(plain_recovery_code("") == "");
}

TEST_CASE("a key to be typed by hand stands in groups of four") {
    CHECK(in_groups_of_four("GEZDGNBVGY") == "GEZD GNBV GY");
}

TEST_CASE("an administrator resets another’s second step, where there is one") {
    const AccountId one{{1}}, other{{2}};
    CHECK(reset_problems(one, other, true).empty());
    CHECK_FALSE(reset_problems(one, one, true).empty());
    CHECK_FALSE(reset_problems(one, other, false).empty());
}

}  // namespace mase::accounts
