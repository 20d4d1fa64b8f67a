#include "cases/child_pages.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/cases_pages.h"
#include "cases/child_store.h"
#include "cases/reasons_pages.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;
using accounts::location;

struct ChildPage : CasesFixture {
    ChildPage()
        : CasesFixture({cases_routes(), reason_routes(), child_routes()}), file(add_case()) {}

    std::string path() const { return "/cases/" + text(file.id) + "/child"; }
    http::Response open(const accounts::Person& person, const std::string& address) {
        post(person, "/cases/" + text(file.id) + "/reason", {{"reason", "HOLD_CASE"}});
        return get(person, address);
    }
    // The child's section as it stands, with what is corrected.
    accounts::Fields form_with(const accounts::Fields& corrected) {
        accounts::Fields fields{{"version", "1"},
                                {"child_given_names", "Zofia"},
                                {"child_family_name", "Łopata-Quill"},
                                {"child_known_as", "Zosia"},
                                {"child_born_on-day", "27"},
                                {"child_born_on-month", "3"},
                                {"child_born_on-year", "2011"},
                                {"child_nhs_number", "999 000 0018"},
                                {"child_case_number", "CS10042"},
                                {"child_address", "14 Thimblerig Row"},
                                {"child_gp", "Dr Fernhollow"},
                                {"reason", "The school had it wrong"}};
        for (const auto& [name, value] : corrected) {
            std::erase_if(fields, [&](const auto& field) { return field.first == name; });
            fields.emplace_back(name, value);
        }
        return fields;
    }
    void circulate_to(const accounts::Person& person) {
        REQUIRE(
            changed<int>(Operation::circulate_pack, subject_of(file), [&](audit::Change& change) {
                site::relate(change, site::holder(person.actor.account), "circulated",
                             any(file.id));
                return 0;
            }));
    }

    const CaseFile file;
};

}  // namespace

TEST_CASE_FIXTURE(ChildPage, "a child is not there for those whom they do not concern") {
    for (const accounts::Person* person : {&other_worker, &health_member, &analyst, &auditor}) {
        CHECK(get(*person, path()).status == 404);
        CHECK(get(*person, path() + "/child").status == 404);
        CHECK(post(*person, path() + "/child", form_with({})).status == 404);
    }
}

TEST_CASE_FIXTURE(ChildPage, "rule 9: a child's page asks for the reason as the case does") {
    const auto asked = get(worker, path());
    CHECK(asked.body.contains("Why are you opening this case?"));
    CHECK_FALSE(asked.body.contains("Zofia"));
    CHECK(asked.body.contains("value=\"" + path() + "\""));
}

TEST_CASE_FIXTURE(ChildPage,
                  "rule 4: a member sees the parts that their agency needs, not the others") {
    circulate_to(health_member);
    circulate_to(school_member);
    const std::string health = open(health_member, path()).body;
    CHECK(health.contains("999 000 0018"));
    CHECK(health.contains("Dr Fernhollow"));
    CHECK_FALSE(health.contains("Thimblerig"));
    CHECK(health.contains("not shown addresses and carers"));
    const std::string school = open(school_member, path()).body;
    CHECK(school.contains("Zofia"));
    CHECK_FALSE(school.contains("999 000 0018"));
    CHECK_FALSE(school.contains("Fernhollow"));
    CHECK_FALSE(school.contains("Thimblerig"));
    CHECK_FALSE(school.contains("Correct a detail"));
}

TEST_CASE_FIXTURE(ChildPage, "a member may read the child but not correct a detail") {
    circulate_to(health_member);
    CHECK(post(health_member, path() + "/child", form_with({})).status == 404);
    CHECK(get(health_member, path() + "/child").status == 404);
}

TEST_CASE_FIXTURE(ChildPage,
                  "a correction that is wrong or without a reason keeps what was typed") {
    const auto response = post(
        worker, path() + "/child",
        form_with({{"child_family_name", ""}, {"child_school", "Elderflower"}, {"reason", ""}}));
    CHECK(response.status == 422);
    CHECK(response.body.contains("Enter ‘Family name’"));
    CHECK(response.body.contains("Enter why this is being corrected"));
    CHECK(response.body.contains("value=\"Elderflower\""));
    CHECK(count("SELECT version FROM children") == 1);
}

TEST_CASE_FIXTURE(ChildPage, "a section that is none has no form") {
    for (const char* section : {"health", "declaration", "nothing"})
        CHECK(open(worker, path() + "/" + section).status == 404);
}

TEST_CASE_FIXTURE(ChildPage, "rule 24: a corrected name is a new version, and the old ones stay") {
    REQUIRE(open(worker, path() + "/child").body.contains("value=\"Łopata-Quill\""));
    const auto saved =
        post(worker, path() + "/child", form_with({{"child_family_name", "Łopata-Squill"}}));
    REQUIRE(saved.status == 303);
    CHECK(location(saved) == path());
    CHECK(open(worker, path()).body.contains("Łopata-Squill"));
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'identity'") == 2);
    const auto name_in = [&](RecordId id) {
        return looked(file, [&](const audit::Reading& reading) {
            return forms::load_answers(reading, *forms::find_record(reading, id), form)
                .words("child_family_name");
        });
    };
    CHECK(name_in(file.child_record) == "Łopata-Quill");
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'referral'") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'correct_child' AND detail = "
                "'corrected child_family_name' AND remark IS NOT NULL") == 1);
    CHECK_FALSE(is_in_the_files("Squill"));
    CHECK_FALSE(is_in_the_files("had it wrong"));
}

TEST_CASE_FIXTURE(ChildPage,
                  "a corrected child is found by the new name and no longer by the old") {
    REQUIRE(post(worker, path() + "/child", form_with({{"child_family_name", "Łopata-Squill"}}))
                .status == 303);
    const auto finds = [&](const char* name) {
        return post(worker, "/cases/search", {{"name", name}}).body.contains("Łopata-Squill");
    };
    CHECK(finds("squill"));
    CHECK_FALSE(finds("quill"));
}

TEST_CASE_FIXTURE(ChildPage, "the second of two who correct at once sees what the first saved") {
    REQUIRE(post(administrator, path() + "/child", form_with({{"child_school", "Elderflower"}}))
                .status == 303);
    const auto second =
        post(worker, path() + "/child", form_with({{"child_address", "3 Candlewick Yard"}}));
    CHECK(second.status == 422);
    CHECK(second.body.contains("Someone else corrected this child’s details"));
    CHECK(second.body.contains("What is recorded now"));
    CHECK(second.body.contains("Elderflower"));
    CHECK(second.body.contains("3 Candlewick Yard"));
    CHECK(second.body.contains("name=\"version\" value=\"2\""));
    CHECK(count("SELECT version FROM children") == 2);
}

TEST_CASE_FIXTURE(ChildPage,
                  "rule 4: a correction's reason is told to those who may see what it is about") {
    REQUIRE(
        post(worker, path() + "/child",
             form_with({{"child_address", "3 Candlewick Yard"}, {"reason", "Moved to a refuge"}}))
            .status == 303);
    CHECK(open(worker, path()).body.contains("Moved to a refuge"));
    circulate_to(health_member);
    CHECK_FALSE(open(health_member, path()).body.contains("Moved to a refuge"));
}

}  // namespace mase::cases
