// Rows of referrals becoming links, through the web.
#include <doctest/doctest.h>

#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;

Fields new_person(const std::string& name) {
    return {{"which", "new"},
            {"role", "PUBLIC"},
            {"name", name},
            {"sex", "M"},
            {"age", "18_25"},
            {"ethnicity_stated", "unknown-NOT_ASKED"},
            {"ethnicity_seen", "IC2"},
            {"ethnicity_seen_source", "CHILD"},
            {"nationality_unknown", "unknown-CANNOT_TELL"}};
}

// Where the first link that the page shows is ended.
std::string first_end(const std::string& page) {
    const std::size_t at = page.find("/end\"");
    REQUIRE(at != std::string::npos);
    const std::size_t from = page.rfind('"', at - 1) + 1;
    return page.substr(from, at + 4 - from);
}

}  // namespace

TEST_CASE_FIXTURE(PatternsFixture,
                  "the links of a case are not there for those whom it does not concern") {
    for (const accounts::Person* person :
         {&other_worker, &health_member, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, links_of(mine)).status == 404);
        CHECK(post(*person, links_of(mine) + "/x/end", {{"why", "MISTAKE"}}).status == 404);
    }
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 9: the reason is asked before the links of a case are read") {
    const auto asked = get(police_deputy, links_of(mine));
    CHECK(asked.body.contains("Why are you opening this case?"));
    CHECK_FALSE(asked.body.contains("Zofia"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "only the administrator and the police link what a referral says") {
    const std::string row = row_of(mine, "persons");
    REQUIRE_FALSE(row.empty());
    for (const accounts::Person* person : {&worker, &manager, &care_chair}) {
        CHECK(get(*person, row).status == 404);
        CHECK(post(*person, row, new_person("Fox")).status == 404);
        CHECK_FALSE(get(*person, links_of(mine)).body.contains("not linked yet"));
    }
    CHECK(get(police_chair, row).status == 200);
    CHECK(count("SELECT count(*) FROM persons") == 0);
}

TEST_CASE_FIXTURE(PatternsFixture, "a row that is of another case, or of none, is not there") {
    const std::string row = row_of(mine, "persons");
    const std::string elsewhere = links_of(theirs) + row.substr(row.find("/rows/"));
    CHECK(get(administrator, elsewhere).status == 404);
    CHECK(post(administrator, elsewhere, new_person("Fox")).status == 404);
    CHECK(get(administrator, links_of(mine) + "/rows/persons-1-0").status == 404);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "all that is missing to link a row is said at once, and nothing is lost") {
    const auto refused = post(administrator, row_of(mine, "persons"),
                              {{"which", "new"}, {"role", "?"}, {"name", "Fox, newly typed"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select who the person is to the child, or that"));
    CHECK(refused.body.contains("about ‘Sex’"));
    CHECK(refused.body.contains("Fox, newly typed"));
    CHECK(post(administrator, row_of(mine, "persons"), {{"role", "PUBLIC"}}).status == 422);
    CHECK(post(administrator, row_of(mine, "persons"),
               {{"which", "known"}, {"role", "PUBLIC"}, {"subject", text(mine.id)}})
              .status == 422);
    CHECK(count("SELECT count(*) FROM persons") == 0);
    CHECK(count("SELECT count(*) FROM case_links") == 0);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "two rows that are one person become one record with two children") {
    const std::string filled_in = get(administrator, row_of(mine, "persons")).body;
    CHECK(filled_in.contains("Driver known as Fox"));
    CHECK(filled_in.contains("value=\"IC2\" selected"));
    REQUIRE(
        post(administrator, row_of(mine, "persons"), new_person("Driver known as Fox")).status ==
        303);
    const std::string row = row_of(theirs, "persons");
    const std::string page = get(police_chair, row).body;
    const std::size_t at = page.find("Driver known as Fox</option>");
    REQUIRE(at != std::string::npos);
    const std::size_t value = page.rfind("value=\"", at) + 7;
    const std::string id = page.substr(value, page.find('"', value) - value);
    REQUIRE(
        post(police_chair, row, {{"which", "known"}, {"role", "APPARENT_PARTNER"}, {"subject", id}})
            .status == 303);
    CHECK(count("SELECT count(*) FROM persons") == 1);
    CHECK(count("SELECT count(*) FROM case_links WHERE kind = 'person'") == 2);
    CHECK(get(administrator, "/persons-of-concern").body.contains("2 children"));
    CHECK(row_of(mine, "persons").empty());
    CHECK(get(administrator, row).status == 404);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'change_links' AND case_id = "
                "$1 AND processing = 'alteration'",
                {mine.id}) == 1);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "a link is ended with its reason, stays in the record and can't be ended twice") {
    const PersonId id = add_person("Fox", {mine.id, theirs.id});
    const std::string end = first_end(get(administrator, links_of(mine)).body);
    CHECK(post(worker, end, {{"why", "MISTAKE"}}).status == 404);
    const auto refused = post(administrator, end, {{"why", "BOREDOM"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select why the link ends"));
    CHECK(post(administrator, end, {{"why", "MISTAKE"}}).status == 303);
    CHECK(post(administrator, end, {{"why", "MISTAKE"}}).status == 404);
    CHECK(get(worker, of(id)).status == 404);
    CHECK(get(administrator, of(id)).body.contains("Linked by mistake"));
    CHECK(get(administrator, "/persons-of-concern").body.contains("1 child"));
}

TEST_CASE_FIXTURE(PatternsFixture, "a row that was linked to the wrong person is linked again") {
    const std::string row = row_of(mine, "persons");
    const PersonId right = add_person("Wren", {theirs.id});
    for (const char* why : {"MISTAKE", "ANOTHER"}) {
        REQUIRE(post(administrator, row, new_person("Fox")).status == 303);
        REQUIRE(row_of(mine, "persons").empty());
        const std::string end = first_end(get(administrator, links_of(mine)).body);
        REQUIRE(post(administrator, end, {{"why", why}}).status == 303);
        CHECK(row_of(mine, "persons") == row);
        CHECK(get(administrator, row).status == 200);
    }
    REQUIRE(
        post(administrator, row, {{"which", "known"}, {"role", "PUBLIC"}, {"subject", text(right)}})
            .status == 303);
    CHECK(row_of(mine, "persons").empty());
    CHECK(count("SELECT count(*) FROM linked_rows WHERE subject_id = $1", {right}) == 1);
    CHECK(get(worker, links_of(mine)).body.contains("Wren"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "a row whose link holds no longer has been dealt with, and is not offered") {
    REQUIRE(post(administrator, row_of(mine, "persons"), new_person("Fox")).status == 303);
    const std::string end = first_end(get(administrator, links_of(mine)).body);
    REQUIRE(post(administrator, end, {{"why", "NO_LONGER"}}).status == 303);
    CHECK(row_of(mine, "persons").empty());
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "the second of two who link a row is told what it became, and loses nothing") {
    const std::string row = row_of(mine, "persons");
    REQUIRE(post(administrator, row, new_person("Fox")).status == 303);
    const auto late = post(police_chair, row, new_person("Wren, newly typed"));
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this while you were typing"));
    CHECK(late.body.contains("What is recorded now"));
    CHECK(late.body.contains("Fox</dd>"));
    CHECK(late.body.contains("value=\"Wren, newly typed\""));
    CHECK(count("SELECT count(*) FROM persons") == 1);
    CHECK(count("SELECT count(*) FROM case_links") == 1);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "G-12, G-13: the form’s answer and the register’s stand side by side") {
    CHECK_FALSE(get(worker, links_of(mine)).body.contains("From the register"));
    const PersonId id = add_person("Fox", {mine.id});
    add_milestone(id, "ARRESTED", "2026-10-02");
    const std::string page = get(worker, links_of(mine)).body;
    CHECK(page.contains("From the register"));
    CHECK(page.contains("Not answered yet"));
    CHECK(page.contains("<td class=\"govuk-table__cell\">Arrested</td>"));
    CHECK(page.contains("The furthest point reached."));
    CHECK(page.contains("IC2: White, South European"));
}

}  // namespace mase::patterns
