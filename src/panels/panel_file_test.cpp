#include "panels/panel_file.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mase::panels {

TEST_CASE("MR-10 to MR-21: the guide’s twelve services have standing seats") {
    const Panel panel = read_panel("redbridge");
    for (const char* service :
         {"POLICE_BOROUGH", "POLICE_SET", "CS_CPAT", "CS_MASH", "CS_IST", "CS_LAC", "CS_EDT",
          "CS_EIFS", "YOUTH_JUSTICE", "EDUCATION_WELFARE", "HEALTH", "VICTIM_SUPPORT"}) {
        CAPTURE(service);
        REQUIRE(panel.agency(service));
        CHECK(panel.agency(service)->standing);
    }
    CHECK(std::ranges::count_if(panel.agencies, &Agency::standing) == 12);
}

TEST_CASE("MR-22: probation, homes, and drug and alcohol teams have no standing seat") {
    const Panel panel = read_panel("redbridge");
    for (const char* service : {"PROBATION", "CARE_HOME", "DRUG_ALCOHOL", "OTHER_AUTHORITY"}) {
        CAPTURE(service);
        REQUIRE(panel.agency(service));
        CHECK_FALSE(panel.agency(service)->standing);
    }
}

TEST_CASE("MR-09: police and children’s services have a chair each, and G-26: health counts too") {
    const Panel panel = read_panel("redbridge");
    CHECK(panel.chair_sectors.size() == 2);
    CHECK(panel.quorum_sectors == std::set<std::string>{"childrens_services", "health", "police"});
}

TEST_CASE("a panel says whether its shareable returns are shown to other boroughs") {
    CHECK(read_panel("redbridge").shares_returns);
}

TEST_CASE("MR-34, MR-35: the deadlines are ten and seven days before, as the panel's data says") {
    const Panel panel = read_panel("redbridge");
    const Date meeting = *parse_date("2026-12-08");
    CHECK(panel.received_by(meeting) == *parse_date("2026-11-28"));
    CHECK(panel.pack_by(meeting) == *parse_date("2026-12-01"));
}

TEST_CASE("who joins has a statement to agree to, of a version, and days to do it in") {
    const Panel panel = read_panel("redbridge");
    CHECK(panel.link_days == 7);
    CHECK(panel.statement.version == "2026-11");
    CHECK(panel.statement.paragraphs.size() >= 5);
}

TEST_CASE("roles are read by the names of the permissions, and no other is let pass") {
    using access::Role;
    CHECK(read_roles({"administrator", "chair"}) ==
          std::set<Role>{Role::administrator, Role::chair});
    CHECK(read_roles({}).empty());
    CHECK_THROWS_WITH(read_roles({"administrator", "chairman"}), "no role is called 'chairman'");
}

}  // namespace mase::panels
