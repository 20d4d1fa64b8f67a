#include "cases/erasure_store.h"

#include <doctest/doctest.h>

#include "approvals/approvals_pages.h"
#include "approvals/approvals_store.h"
#include "cases/cases_fixture.h"
#include "cases/cases_pages.h"
#include "cases/child_pages.h"
#include "cases/erasure_pages.h"
#include "cases/holders_pages.h"
#include "cases/list_pages.h"
#include "cases/reasons_pages.h"
#include "platform/db_write.h"

namespace mase::cases {

namespace {

using accounts::Fields;
using accounts::location;

class Erasing : public CasesFixture {
public:
    Erasing()
        : CasesFixture({erasure_routes(), approvals::approvals_routes(), child_routes(),
                        cases_routes(), holders_routes(), reason_routes()}),
          file(add_case()),
          other(add_case(another_child())) {
        app.doers = &doers;
        close(file);
        for (const CaseFile* one : {&file, &other})
            REQUIRE(post(administrator, "/cases/" + text(one->id) + "/reason",
                         {{"reason", "HOLD_CASE"}})
                        .status == 303);
    }

    static forms::Answers another_child() {
        forms::Answers answers = answers_about_a_child();
        answers.set("child_given_names", 0, {.codes = {}, .words = "Marek"});
        answers.set("child_family_name", 0, {.codes = {}, .words = "Osier"});
        answers.set("child_nhs_number", 0, {.codes = {}, .words = "999 000 0026"});
        return answers;
    }
    void close(const CaseFile& which) {
        REQUIRE(changed<int>(access::Operation::record_discussion, subject_of(which),
                             [&](audit::Change& change) -> Result<int> {
                                 close_case(change, which.id, change.today(), "RISK_REDUCED");
                                 return 0;
                             }));
    }
    std::string page() const { return "/cases/" + text(file.id) + "/erasure"; }
    static Fields by_request() {
        return {{"ground", "REQUEST"},
                {"decision", "IG/2026/14"},
                {"reason", "Granted by information governance"}};
    }
    std::string ask() {
        const auto asked = post(administrator, page(), by_request());
        REQUIRE(asked.status == 303);
        const std::string where = location(asked);
        return where.substr(0, where.find('?'));
    }
    http::Response approve(const std::string& address, const accounts::Person& by) {
        return post(by, address, {{"outcome", "approved"}, {"reason", "Agreed"}});
    }
    std::string child_page(const CaseFile& of) {
        return get(administrator, "/cases/" + text(of.id) + "/child").body;
    }
    std::int64_t found_by(const CaseFile& of) {
        return count("SELECT count(*) FROM search_tokens WHERE child_id = $1", {of.child});
    }

    void put_back_key(const CaseFile& of) const {  // as an older key store has it
        db::Writer(*db::open_sqlite(folder.file("keys.db")))
            .execute(
                "INSERT INTO keys (id, wrapped_by, wrapped, made_at) SELECT $1, wrapped_by, "
                "wrapped, made_at FROM keys WHERE wrapped_by IS NOT NULL LIMIT 1",
                {of.key});
    }

    approvals::Doers doers{erasure_doers()};
    CaseFile file, other;
};

}  // namespace

TEST_CASE_FIXTURE(Erasing, "a record is erased when a chair approves what an administrator asked") {
    CHECK(child_page(file).contains("Thimblerig Row"));
    const std::string address = ask();
    CHECK(child_page(file).contains("Thimblerig Row"));
    CHECK(get(police_chair, address).body.contains("Erase the record of Zofia"));
    CHECK(get(auditor, address).body.contains("Erase a child’s record"));
    CHECK_FALSE(get(auditor, address).body.contains("Zofia"));
    CHECK_FALSE(get(auditor, "/approvals").body.contains("Zofia"));
    CHECK(approve(address, administrator).status == 422);
    CHECK(keyring.has(file.key));
    REQUIRE(approve(address, police_chair).status == 303);
    CHECK_FALSE(keyring.has(file.key));
    const std::string after = child_page(file);
    CHECK_FALSE(after.contains("Thimblerig Row"));
    CHECK(after.contains("[erased on 18 November 2026 by decision IG/2026/14]"));
    CHECK(after.contains("was erased on 18 November 2026 by decision IG/2026/14"));
    CHECK(child_page(other).contains("Marek"));
    CHECK(get(police_chair, address).body.contains("Approved and done"));
}

TEST_CASE_FIXTURE(Erasing, "an erased child is found by no search, and others are") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    CHECK(found_by(file) == 0);
    CHECK(found_by(other) > 0);
    const auto found = post(administrator, "/cases/search", {{"name", "Zofia"}});
    CHECK(found.body.contains("No child found"));
    CHECK(post(administrator, "/cases/search", {{"name", "Marek"}}).body.contains("Marek"));
    CHECK(get(administrator, "/cases?state=closed").body.contains("[erased on 18 November 2026"));
}

TEST_CASE_FIXTURE(Erasing, "the trail says that a record was erased, and by which decision") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    CHECK(count("SELECT count(*) FROM audit_log WHERE processing = 'erasure' AND case_id = $1 AND "
                "operation = 'decide_approval' AND detail LIKE '%erased: REQUEST IG/2026/14%'",
                {file.id}) == 1);
    CHECK_THROWS_AS(tamper("DELETE FROM erased_keys"), db::Error);
    CHECK_THROWS_AS(tamper("UPDATE erased_keys SET decision = 'IG/1'"), db::Error);
}

TEST_CASE_FIXTURE(Erasing, "nothing is written to an erased record, and that is said") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    const auto moved = post(administrator, "/cases/" + text(file.id) + "/child/identity",
                            {{"child_given_names", "Zofia"}, {"reason", "A slip"}});
    CHECK(moved.status != 500);
    const auto opened = get(administrator, "/cases/" + text(file.id) + "/child/child");
    CHECK(opened.status == 410);
    CHECK(opened.body.contains("This record was erased"));
    CHECK(post(administrator, page(), by_request()).body.contains("erased already"));
    CHECK_THROWS_AS(changed<int>(access::Operation::correct_child, subject_of(file),
                                 [&](audit::Change& change) -> Result<int> {
                                     (void)change.seal(file.key, "Zofia", {"x", any(file.id)});
                                     return 0;
                                 }),
                    KeyDestroyed);
}

TEST_CASE_FIXTURE(Erasing, "only an administrator asks, and only of a closed case") {
    CHECK(get(police_chair, page()).status == 404);
    CHECK(get(worker, page()).status == 404);
    CHECK(get(administrator, "/cases/" + text(other.id) + "/erasure").status == 404);
    CHECK(get(administrator, page()).body.contains("It is kept until 27 March 2086"));
    const auto empty = post(administrator, page(), {});
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Enter the reference of the decision"));
}

TEST_CASE_FIXTURE(Erasing, "what was reopened since is declined, not erased") {
    const std::string address = ask();
    REQUIRE(changed<int>(access::Operation::record_discussion, subject_of(file),
                         [&](audit::Change& change) -> Result<int> {
                             reopen_case(change, file.id);
                             return 0;
                         }));
    CHECK(approve(address, police_chair).status == 422);
    CHECK(keyring.has(file.key));
}

TEST_CASE_FIXTURE(Erasing, "a record of which an action is still open is not erased") {
    tamper(
        "{no references}; INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, "
        "due_on, task, state, made_at, version) SELECT panel_id, id, id, id, id, 'CS_CPAT', "
        "'2026-12-01', {hex 00}, 'open', 0, 1 FROM cases WHERE state = 'closed'");
    CHECK(get(administrator, page()).body.contains("An action of this case is open"));
    CHECK(post(administrator, page(), by_request()).status == 422);
    tamper("UPDATE actions SET state = 'confirmed'");
    REQUIRE(approve(ask(), police_chair).status == 303);
    CHECK_FALSE(keyring.has(file.key));
}

TEST_CASE_FIXTURE(Erasing,
                  "what was put back from before an erasure is marked and unfindable again") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    tamper(
        "{mutable erased_keys} DELETE FROM erasures; DELETE FROM erased_keys; INSERT INTO "
        "search_tokens SELECT "
        "panel_id, 'name', id, id FROM children");
    audit::Outbox outbox(records);
    const auto again =
        records.change(access::program(access::Task::restore, panel), outbox,
                       [](audit::Change& change) -> Result<int> { return erase_again(change); });
    REQUIRE(outbox.wait());
    CHECK(again == 1);
    CHECK(found_by(file) == 0);
    CHECK(found_by(other) > 0);
    CHECK(child_page(file).contains("was erased on 18 November 2026 by decision IG/2026/14"));
}

TEST_CASE_FIXTURE(Erasing, "after an older database an older key store still loses an erased key") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    const std::int64_t keys = count("SELECT count(*) FROM erased_keys");
    const std::int64_t at = count("SELECT min(at) FROM erased_keys");
    tamper("{mutable erased_keys} DELETE FROM erasures; DELETE FROM erased_keys");
    clock.set({start.micros + 3'600'000'000});
    audit::Outbox outbox(records);
    REQUIRE(
        records.change(access::program(access::Task::restore, panel), outbox,
                       [](audit::Change& change) -> Result<int> { return erase_again(change); }));
    REQUIRE(outbox.wait());
    CHECK(count("SELECT count(*) FROM erased_keys WHERE at = $1", {Instant{at}}) == keys);
    put_back_key(file);
    REQUIRE(keyring.has(file.key));
    const audit::Records opened_again(database.address(), keyring, clock);
    CHECK_FALSE(keyring.has(file.key));
}

TEST_CASE_FIXTURE(Erasing, "an older key store that is put back loses an erased key again") {
    REQUIRE(approve(ask(), police_chair).status == 303);
    put_back_key(file);
    REQUIRE(keyring.has(file.key));
    // And a mark that nobody here signed destroys nothing.
    db::Writer(*database.connect())
        .execute(
            "INSERT INTO erased_keys (panel_id, key_id, at, decision, signature) SELECT "
            "panel_id, $1, at, decision, signature FROM erased_keys LIMIT 1",
            {other.key});
    const audit::Records opened_again(database.address(), keyring, clock);
    CHECK_FALSE(keyring.has(file.key));
    CHECK(keyring.has(other.key));
}

}  // namespace mase::cases
