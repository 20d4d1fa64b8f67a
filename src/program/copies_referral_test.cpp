// A copy of a referral before anyone accepted it is a copy of its case afterwards: the case's own
// list has it, and whoever is connected to the case finds no trace of it (rules.md 5).
#include <doctest/doctest.h>

#include "cases/cases_store.h"
#include "clearance/clearance_store.h"
#include "program/papers_world_fixture.h"
#include "referrals/routes_fixture.h"

namespace mase::program {

namespace {

constexpr const char* register_path = "/audit/disclosures";
constexpr const char* recipient = "Jo Sample, the safeguarding board";

struct ReferralCopies : PapersFixture {
    // The number of a copy of it that was printed.
    std::string copy_of(const Person& person, const std::string& path) {
        next_minute();
        const auto given = accounts::copied(*this, person, path);
        REQUIRE(given.status == 200);
        const std::string mark = "recorded as copy ";
        const std::size_t at = given.body.find(mark);
        REQUIRE(at != std::string::npos);
        return given.body.substr(at + mark.size(), 11);
    }
    CaseId accepted(ReferralId id) {
        REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
        next_minute();
        return *now(id).case_id;
    }
    CaseId undone(ReferralId id) {
        next_minute();
        REQUIRE(post(administrator, page_of(id, "/link"), {{"reason", "Two cousins."}}).status ==
                303);
        next_minute();
        return *now(id).case_id;
    }
    void connect(const Person& person, CaseId to) {
        REQUIRE(change_as<int>(administrator, case_subject(to), [&](audit::Change& change) {
            clearance::connect(
                change, *cases::find_case(change, to),
                {.account = person.actor.account, .reason = "A neighbour of the family"});
            return 0;
        }));
        next_minute();
    }
    static access::Subject case_subject(CaseId id) {
        return {.kind = access::SubjectKind::case_,
                .id = any(id),
                .state = {},
                .via = {},
                .case_id = id};
    }
    std::string register_of(const Person& person) { return get(person, register_path).body; }
    std::string found_by(const Person& person, const std::string& serial) {
        return get(person, std::string(register_path) + "?serial=" + serial).body;
    }
    std::string access_page(CaseId id) {
        const std::string path = "/cases/" + text(id);
        post(care_chair, path + "/reason", {{"reason", "SUPERVISION"}});
        return get(care_chair, path + "/access").body;
    }
    // Sent, taken for the known child of that case, and accepted so.
    ReferralId linked_to_the_known_child(std::string& serial) {
        tamper("UPDATE agenda_items SET state = 'withdrawn'");
        next_minute();
        forms::Answers answers = referrals::whole_answers();
        answers.set("child_given_names", 0, {.codes = {}, .words = "Zofja"});
        const ReferralId id = sent(answers);
        serial = copy_of(care_chair, page_of(id));
        const std::string page = get(administrator, page_of(id, "/matches")).body;
        const std::string child = referrals::hidden_value(page, "child");
        REQUIRE(post(administrator, page_of(id, "/matches"),
                     {{"child", child},
                      {"version", referrals::hidden_value(page, "version")},
                      {"verdict-" + child, "link"},
                      {"reason-" + child, "The names sound alike."}})
                    .status == 303);
        return id;
    }
};

}  // namespace

TEST_CASE_FIXTURE(ReferralCopies,
                  "a copy of a referral that was not accepted yet stands on its case afterwards") {
    const ReferralId id = sent();
    const std::string serial = copy_of(care_chair, page_of(id));
    const CaseId case_id = accepted(id);
    const std::string page = access_page(case_id);
    CHECK(page.contains(serial));
    CHECK(page.contains(recipient));
    CHECK(page.contains("A referral"));
    CHECK(register_of(auditor).contains(text(case_id)));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "rule 5: of a copy given before acceptance a connected chair finds no trace") {
    const ReferralId id = sent();
    const std::string serial = copy_of(care_chair, page_of(id));
    CHECK(register_of(police_chair).contains(serial));
    connect(police_chair, accepted(id));
    CHECK_FALSE(register_of(police_chair).contains(serial));
    CHECK_FALSE(register_of(police_chair).contains(recipient));
    CHECK(found_by(police_chair, serial).contains("There is no copy with this number"));
    CHECK(found_by(auditor, serial).contains(recipient));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "rule 5: of a copy given after acceptance a connected chair finds no trace") {
    const ReferralId id = sent();
    const CaseId case_id = accepted(id);
    const std::string serial = copy_of(care_chair, page_of(id));
    connect(police_chair, case_id);
    CHECK_FALSE(register_of(police_chair).contains(serial));
    CHECK(found_by(police_chair, serial).contains("There is no copy with this number"));
    CHECK(access_page(case_id).contains(serial));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "rule 5: connected to the case that a referral was linked to, a chair finds no "
                  "copy of it, nor of what it becomes when the link is undone") {
    const ReferralId first = sent();
    const CaseId known = accepted(first);
    std::string serial;
    const ReferralId second = linked_to_the_known_child(serial);
    CHECK(accepted(second) == known);
    CHECK(access_page(known).contains(serial));
    const std::string while_linked = copy_of(care_chair, page_of(second));
    const CaseId own = undone(second);
    REQUIRE(own != known);
    // The one from before is of the child whom it was about all along.
    CHECK(access_page(own).contains(serial));
    CHECK_FALSE(access_page(known).contains(serial));
    // The other went out under the name of both.
    CHECK(access_page(own).contains(while_linked));
    CHECK(access_page(known).contains(while_linked));
    connect(police_chair, own);
    connect(police_deputy, known);
    CHECK_FALSE(register_of(police_chair).contains(serial));
    CHECK_FALSE(register_of(police_chair).contains(while_linked));
    CHECK_FALSE(register_of(police_deputy).contains(while_linked));
    CHECK(register_of(police_deputy).contains(serial));
    CHECK(register_of(auditor).contains(serial));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "a list of referrals that was printed is known to the case of each, and hides "
                  "only what is hidden") {
    const ReferralId id = sent();
    const std::string serial = copy_of(administrator, "/referrals");
    const CaseId case_id = accepted(id);
    CHECK(access_page(case_id).contains(serial));
    connect(police_chair, case_id);
    CHECK_FALSE(register_of(police_chair).contains(serial));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "rule 5: a connected auditor reads the number of no such copy in the trail, "
                  "neither where it was asked for nor where it was given") {
    const ReferralId id = sent();
    const std::string list = copy_of(administrator, "/referrals");
    const std::string alone = copy_of(care_chair, page_of(id));
    const auto trail = [&] { return get(auditor, "/audit?upkeep=yes").body; };
    for (const std::string& serial : {list, alone}) CHECK(trail().contains(serial));
    connect(auditor, accepted(id));
    for (const std::string& serial : {list, alone}) CHECK_FALSE(trail().contains(serial));
}

TEST_CASE_FIXTURE(ReferralCopies,
                  "the register is shown when a case was taken out again with its import") {
    const ReferralId id = sent();
    const CaseId case_id = accepted(id);
    const std::string serial = copy_of(care_chair, page_of(id));
    tamper("UPDATE copy_subjects SET case_id = randomblob(16), subject_id = randomblob(16)");
    const std::string page = register_of(auditor);
    CHECK(page.contains(serial));
    CHECK(page.contains("A case that was taken out again with its import"));
    CHECK_FALSE(page.contains(text(case_id)));
}

}  // namespace mase::program
