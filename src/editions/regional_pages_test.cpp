#include <doctest/doctest.h>

#include <regex>

#include "editions/sharing_fixture.h"

namespace mase::editions {

namespace {

constexpr const char* address = "/regional-returns/2026-27-q2";

class Regional : public Sharing {
public:
    Regional() : regional(add("Regional Analyst", "CS_MASH", {access::Role::regional_analyst})) {}

    accounts::Person regional;
};

// The section of a page that has this id, without its tags, each cell after a stroke.
std::string section(const std::string& page, const std::string& id) {
    const std::size_t begin = page.find("<section id=\"" + id + "\"");
    if (begin == std::string::npos) return "";
    std::string part = page.substr(begin, page.find("</section>", begin) - begin);
    part = std::regex_replace(part, std::regex("<t[hd][ >][^>]*>?"), "|");
    part = std::regex_replace(part, std::regex("<[^>]*>"), "");
    return std::regex_replace(part, std::regex("\\s*\\n\\s*"), "");
}

}  // namespace

TEST_CASE_FIXTURE(Regional, "a regional analyst reads what the boroughs published, side by side") {
    REQUIRE(publish().status == 303);
    share_as(barking, "Barking", 1, girls_alone(41));
    const auto page = get(regional, address);
    REQUIRE(page.status == 200);
    const std::string sex = section(page.body, "child_sex");
    CAPTURE(sex);
    CHECK(sex.contains("|Barking|Redbridge"));
    CHECK(sex.contains("|Female|41|20"));
    CHECK(sex.contains("|Male|Not asked|c"));
    CHECK(sex.contains("|Not known|Not asked|c"));
    CHECK(sex.contains("The boroughs do not all count this in the same way"));
    CHECK(sex.contains("Another way of counting."));
    CHECK(section(page.body, "risk_category").contains("|Not asked|"));
    CHECK(page.body.contains("A c stands for a number that is not shown"));
    CHECK(page.body.contains("from 1 to 3 in Barking; from 1 to 5 in Redbridge"));
    CHECK(page.body.contains("There is no total of the boroughs"));
    CHECK(page.body.contains("Print or save a copy of this page"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'view_regional_return' AND "
                "processing = 'consultation' AND detail = '2026-27 Q2' AND account_id = $1",
                {regional.actor.account}) == 1);
}

TEST_CASE_FIXTURE(Regional, "what a borough withholds is a c, and stands nowhere on the page") {
    share_as(barking, "Barking", 1, girls_alone(8317, Fate::large));
    const std::string page = get(regional, address).body;
    CHECK(section(page, "child_sex").contains("|Female|c"));
    CHECK_FALSE(page.contains("8317"));
}

TEST_CASE_FIXTURE(Regional, "a borough that published another quarter alone is named as missing") {
    REQUIRE(publish().status == 303);
    CHECK_FALSE(get(regional, address).body.contains("Not published for this quarter"));
    share_as(barking, "Barking", 1, girls_alone(41));
    const std::string other = "/regional-returns/2026-27-q1";
    CHECK(get(regional, other).body.contains("No borough has published this quarter"));
    tamper("{mutable shared_returns}DELETE FROM shared_returns WHERE panel_name = 'Barking'");
    published = {2026, 1};
    share_as(barking, "Barking", 1, girls_alone(41));
    CHECK(get(regional, address).body.contains("Not published for this quarter: Barking."));
    CHECK(get(regional, other).body.contains("Not published for this quarter: Redbridge."));
}

TEST_CASE_FIXTURE(Regional, "more boroughs than a sheet has room for stand in tables of six") {
    for (const char* name : {"a", "b", "c", "d", "e", "f", "g"}) {
        const auto one = new_id<PanelId>(clock.now());
        make_panel(one, name, "live");
        share_as(one, std::string("Borough ") + name, 1, girls_alone(41));
    }
    const std::string sex = section(get(regional, address).body, "child_sex");
    CAPTURE(sex);
    CHECK(sex.contains("Sex, Borough a to Borough f"));
    CHECK(sex.contains("|Female|41|41|41|41|41|41Sex, Borough g to Borough g"));
}

TEST_CASE_FIXTURE(Regional, "the quarters are listed with how many boroughs, from home as well") {
    CHECK(get(regional, "/regional-returns").body.contains("No borough has published"));
    REQUIRE(publish().status == 303);
    share_as(barking, "Barking", 1, girls_alone(41));
    share_as(barking, "Barking", 2, girls_alone(43));
    const std::string page = get(regional, "/regional-returns").body;
    CHECK(page.contains("href=\"/regional-returns/2026-27-q2\">2026-27 Q2</a>"));
    CHECK(page.contains("numeric\">2</td>"));
    CHECK(page.contains("href=\"/regional-returns\""));  // of the navigation
    CHECK_FALSE(get(analyst, "/shareable-returns").body.contains("href=\"/regional-returns\""));
    const auto both =
        add("Of Both", "CS_MASH", {access::Role::analyst, access::Role::regional_analyst});
    CHECK(get(both, "/shareable-returns").body.contains("href=\"/regional-returns\""));
}

TEST_CASE_FIXTURE(Regional, "a correction’s numbers are those that are seen") {
    share_as(barking, "Barking", 1, girls_alone(41));
    share_as(barking, "Barking", 2, girls_alone(43));
    const std::string page = get(regional, address).body;
    CHECK(section(page, "child_sex").contains("|Female|43"));
    CHECK(page.contains("Revision 1"));
}

TEST_CASE_FIXTURE(Regional, "a shared return that somebody has changed is not shown") {
    share_as(barking, "Barking", 1, girls_alone(41));
    tamper("{mutable shared_returns}UPDATE shared_returns SET number = 2");
    CHECK(get(regional, address).status == 500);
}

TEST_CASE_FIXTURE(Regional, "the file has each borough’s numbers, for whom and why") {
    REQUIRE(publish().status == 303);
    share_as(barking, "Barking", 1, girls_alone(41));
    const std::string file = std::string(address) + "/csv";
    CHECK(accounts::location(get(regional, file)).starts_with("/copies/new?of="));
    const std::string saved = copied(*this, regional, file).body;
    CHECK(saved.contains(
        "\"2026-27 Q2\",\"Barking\",\"1\",\"child_sex\",\"F\",\"Female\",\"counted\",\"41\","
        "\"shown\",\"3\",\""));
    CHECK(
        saved.contains("\"Redbridge\",\"1\",\"child_sex\",\"M\",\"Male\",\"counted\",\"c\","
                       "\"withheld\",\"5\",\""));
    CHECK(saved.contains("Jo Sample, the safeguarding board"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'export_regional_return' AND "
                "processing = 'disclosure' AND detail = '2026-27 Q2'") == 1);
    CHECK(get(regional, "/regional-returns/2026-27-q1/csv").status == 404);
}

TEST_CASE_FIXTURE(Regional, "a regional analyst sees nothing else, and nobody else sees this") {
    REQUIRE(publish().status == 303);
    for (const char* other : {"/returns", "/returns/2026-27-q2/editions/1", "/shareable-returns",
                              "/returns/2026-27-q2/shareable/1"})
        CHECK(get(regional, other).status == 404);
    for (const accounts::Person* person :
         {&analyst, &recipient, &administrator, &police_chair, &worker, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, "/regional-returns").status == 404);
        CHECK(get(*person, address).status == 404);
        CHECK(get(*person, std::string(address) + "/csv").status == 404);
    }
}

TEST_CASE_FIXTURE(Regional, "whoever publishes is told that others see the shareable edition") {
    CHECK(get(police_chair, std::string(quarter) + "/publishing")
              .body.contains("also shown to the regional analysts of the other boroughs"));
}

}  // namespace mase::editions
