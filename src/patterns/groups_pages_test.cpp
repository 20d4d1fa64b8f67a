// Groups and gangs through the web: recorded from a referral, changed, and who belongs to each.
#include <doctest/doctest.h>

#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;

class Groups : public PatternsFixture {
public:
    cases::CaseFile add_case_with_a_gang() {
        forms::Answers answers = answers_with_rows("Lena", "Adeyemi");
        answers.set("group_or_gang", 0, {.codes = {"GANG"}, .words = {}});
        answers.set("group_name", 0, {.codes = {}, .words = "Kestrel Row boys"});
        const cases::CaseFile file = add_case(answers);
        for (const accounts::Person* person : {&worker, &administrator})
            post(*person, "/cases/" + text(file.id) + "/reason", {{"reason", "HOLD_CASE"}});
        return file;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Groups, "a gang that a referral names is linked from its page, filled in") {
    CHECK(row_of(mine, "exploitation").empty());  // it saw no sign of one
    const cases::CaseFile file = add_case_with_a_gang();
    const std::string row = row_of(file, "exploitation");
    REQUIRE_FALSE(row.empty());
    CHECK(get(administrator, row).body.contains("value=\"Kestrel Row boys\""));
    CHECK(get(worker, row).status == 404);
    const auto refused = post(administrator, row, {{"which", "new"}, {"group_kind", "NA"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select what it is to the child, or that it is not known"));
    CHECK(refused.body.contains("Enter the name of the group"));
    REQUIRE(post(administrator, row,
                 {{"which", "new"},
                  {"role", "THREATENS"},
                  {"group_kind", "GANG"},
                  {"group_name", "Kestrel Row boys"}})
                .status == 303);
    CHECK(row_of(file, "exploitation").empty());
    const std::string page = get(worker, links_of(file)).body;
    CHECK(page.contains("Group or gang: Kestrel Row boys"));  // in the picture
    CHECK(page.contains("Threatens the child or the family"));
    CHECK(page.contains("Of the groups and gangs linked to the child"));
}

TEST_CASE_FIXTURE(Groups, "whoever writes of a gang is warned to name no child, in each field") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    for (const std::string& path :
         {of(gang) + "/details", links_of(mine) + "/rows/new-exploitation"}) {
        const std::string page = get(administrator, path).body;
        for (const char* hint : {"id=\"group_name-hint\"", "id=\"description-hint\""}) {
            const std::size_t at = page.find(hint);
            REQUIRE_MESSAGE(at != std::string::npos, path);
            const std::string words = page.substr(at, page.find("</div>", at) - at);
            CHECK_MESSAGE(words.contains("Name no child here"), path);
            CHECK_FALSE(words.contains("who says so"));
        }
    }
}

TEST_CASE_FIXTURE(Groups, "who says otherwise of a gang that is linked is told what is recorded") {
    const GroupId gang = add_gang("Kestrel Row boys", {});
    const cases::CaseFile file = add_case_with_a_gang();
    post(police_chair, "/cases/" + text(file.id) + "/reason", {{"reason", "HOLD_CASE"}});
    const std::string row = row_of(file, "exploitation");
    const std::string of_no_row = links_of(file) + "/rows/new-exploitation";
    Fields typed{{"which", "known"}, {"role", "EXPLOITS"}, {"subject", text(gang)}};
    REQUIRE(post(administrator, of_no_row, typed).status == 303);
    CHECK(get(police_chair, row).body.contains("Kestrel Row boys, linked to this child already"));
    for (const std::string& address : {row, of_no_row}) {
        const auto refused =
            post(police_chair, address,
                 {{"which", "known"}, {"role", "THREATENS"}, {"subject", text(gang)}});
        CHECK(refused.status == 422);
        CHECK(refused.body.contains(
            "It is linked to this child already as ‘Believed to exploit the child’"));
        CHECK(refused.body.contains("value=\"THREATENS\" selected"));
    }
    // Said of no row it would link nothing; a row that says the same is marked as that link.
    CHECK(post(police_chair, of_no_row, typed).status == 422);
    CHECK(post(police_chair, row, typed).status == 303);
    CHECK(row_of(file, "exploitation").empty());
    CHECK(count("SELECT count(*) FROM case_links WHERE role = 'EXPLOITS'") == 1);
    CHECK(count("SELECT count(*) FROM case_links") == 1);
}

TEST_CASE_FIXTURE(Groups,
                  "who belongs to a gang stands on its page, on theirs and in the picture") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const PersonId fox = add_person("Fox", {mine.id});
    const Fields one{{"person", text(fox)}};
    CHECK(post(worker, of(gang) + "/persons", one).status == 404);
    CHECK(post(police_member, of(gang) + "/persons", {{"person", "nobody"}}).status == 422);
    REQUIRE(post(police_member, of(gang) + "/persons", one).status == 303);
    CHECK(get(worker, of(gang)).body.contains("Fox"));
    CHECK(get(worker, of(fox)).body.contains("Kestrel Row boys"));
    const std::string before = get(worker, links_of(mine)).body;
    REQUIRE(post(police_member, of(gang) + "/persons", {{"person", text(fox)}, {"then", "remove"}})
                .status == 303);
    const std::string after = get(worker, links_of(mine)).body;
    const auto lines = [](const std::string& page) {
        int found = 0;
        for (std::size_t at = page.find("<line"); at != std::string::npos;
             at = page.find("<line", at + 1))
            ++found;
        return found;
    };
    CHECK(lines(before) == 3);  // to each of the two, and between them
    CHECK(lines(after) == 2);
    CHECK_FALSE(get(worker, of(fox)).body.contains("Kestrel Row boys"));
}

TEST_CASE_FIXTURE(Groups, "nobody is put in a gang twice, or taken from one they are not in") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const LocationId place = add_place("Golden Lantern", {mine.id});
    const PersonId fox = add_person("Fox", {mine.id});
    const Fields put{{"person", text(fox)}}, take{{"person", text(fox)}, {"then", "remove"}};
    for (const std::string& persons : {of(gang) + "/persons", of(place) + "/persons"}) {
        const auto too_early = post(police_member, persons, take);
        CHECK(too_early.status == 422);
        CHECK(too_early.body.contains("already. There is nothing left to do"));
        REQUIRE(post(police_member, persons, put).status == 303);
        const auto twice = post(police_member, persons, put);
        CHECK(twice.status == 422);
        CHECK(twice.body.contains("This person stands in the list already"));
    }
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE 'person taken from%'") == 0);
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE 'person put in%'") == 2);
}

TEST_CASE_FIXTURE(Groups, "someone who is put back in a gang begins another time, and both stay") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const PersonId fox = add_person("Fox", {mine.id});
    const Fields put{{"person", text(fox)}}, take{{"person", text(fox)}, {"then", "remove"}};
    const std::string persons = of(gang) + "/persons";
    REQUIRE(post(police_member, persons, put).status == 303);
    REQUIRE(post(police_member, persons, take).status == 303);
    REQUIRE(post(police_member, persons, put).status == 303);  // on that day: one time
    CHECK(count("SELECT count(*) FROM group_persons") == 1);
    REQUIRE(post(police_member, persons, take).status == 303);
    const std::string taken_on = iso(clock.today());
    tamper("UPDATE group_persons SET from_on = '2026-10-01'");
    REQUIRE(post(police_member, persons, put).status == 303);
    CHECK(count("SELECT count(*) FROM group_persons WHERE from_on = '2026-10-01' AND ended_on = $1",
                {taken_on}) == 1);
    CHECK(count("SELECT count(*) FROM group_persons WHERE from_on = $1 AND ended_on IS NULL",
                {taken_on}) == 1);
    CHECK(get(worker, of(gang)).body.contains("Fox"));
}

TEST_CASE_FIXTURE(Groups, "the second of two who change a gang is told, and loses nothing") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    Fields typed{{"version", "1"},
                 {"group_kind", "BOTH"},
                 {"group_name", "Row boys"},
                 {"description", "Seen at the lido"}};
    CHECK(post(worker, of(gang) + "/details", typed).status == 404);
    REQUIRE(post(administrator, of(gang) + "/details", typed).status == 303);
    typed[3].second = "Seen at the market";
    const auto late = post(police_member, of(gang) + "/details", typed);
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this"));
    CHECK(late.body.contains("Row boys</dd>"));
    CHECK(late.body.contains("Seen at the lido"));
    CHECK(late.body.contains("Seen at the market"));
}

TEST_CASE_FIXTURE(Groups, "who opened a gang, and what of it they changed, is in the trail") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const auto lines = [&](const accounts::Person& person, const char* operation,
                           const char* detail) {
        return count(
            "SELECT count(*) FROM audit_log WHERE account_id = $1 AND operation = $2 AND "
            "subject_id = $3 AND detail = $4",
            {person.actor.account, operation, gang, detail});
    };
    REQUIRE(get(worker, of(gang)).status == 200);
    CHECK(lines(worker, "view_group", "") == 1);
    REQUIRE(post(police_member, of(gang) + "/details",
                 {{"version", "1"},
                  {"group_kind", "BOTH"},
                  {"group_name", "Row boys"},
                  {"description", "Grey bands at the station"}})
                .status == 303);
    CHECK(lines(police_member, "change_group", "kind; name") == 1);
}

}  // namespace mase::patterns
