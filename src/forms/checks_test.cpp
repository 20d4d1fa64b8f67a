#include "forms/checks.h"

#include <doctest/doctest.h>

namespace mase::forms {

using namespace std::chrono_literals;

TEST_CASE("an NHS number is refused when its last digit does not prove the others") {
    for (const char* good : {"9434765919", "999 000 0018", "999-000-0026", "9990000034"})
        CHECK(is_nhs_number(good));
    for (const char* bad : {"9434765910", "9990000001", "999000001", "99900000180", "999000001x"})
        CHECK_FALSE(is_nhs_number(bad));
}

TEST_CASE("a UPN is refused when its first letter does not prove the rest") {
    for (const char* good : {"A950000178301", "H243278544154", "G317400021001", "F31740002101A"})
        CHECK(is_upn(good));
    for (const char* bad : {"R247962919251", "X428558133462", "A801200005001", "A95000017830"})
        CHECK_FALSE(is_upn(bad));
}

TEST_CASE("a postcode has the right shape, or is one that the NHS uses for none") {
    for (const char* good : {"IG1 1AA", "e18 2zz", "ZZ99 3VZ", "zz993wz", "SW1A 1AA"})
        CHECK(is_postcode(good));
    for (const char* bad : {"IG1", "QG1 1AA", "IG1 1CA", "ZZ99 3XZ", "1IG 1AA"})
        CHECK_FALSE(is_postcode(bad));
}

TEST_CASE("a date of birth must be a child's") {
    const Date today = 2026y / 11 / 24;
    CHECK(check("child_age", "2011-03-27", today).empty());
    CHECK_FALSE(check("child_age", "2026-11-25", today).empty());
    CHECK_FALSE(check("child_age", "2001-11-24", today).empty());
}

TEST_CASE("a date that must be past or to come is told which") {
    const Date today = 2026y / 11 / 24;
    CHECK(check("not_in_future", "2026-11-24", today).empty());
    CHECK_FALSE(check("not_in_future", "2026-11-25", today).empty());
    CHECK_FALSE(check("not_in_past", "2026-11-23", today).empty());
    CHECK_FALSE(check("case_number", "AB-1", today).empty());
    CHECK(check("case_number", "P1234567", today).empty());
}

}  // namespace mase::forms
