#include <doctest/doctest.h>

#include "imports/imports_fixture.h"
#include "imports/running_store.h"

namespace mase::imports {

namespace {

std::string address_in(const std::string& page) {
    const std::size_t at = page.find("/imports/0");
    return at == std::string::npos ? "" : page.substr(at, 9 + 26);
}

constexpr const char* everything =
    "SELECT (SELECT count(*) FROM children) + (SELECT count(*) FROM cases) + (SELECT count(*) FROM "
    "referrals) + (SELECT count(*) FROM records) + (SELECT count(*) FROM answers) + (SELECT "
    "count(*) FROM texts) + (SELECT count(*) FROM search_tokens) + (SELECT count(*) FROM "
    "import_rows)";

}  // namespace

TEST_CASE_FIXTURE(ImportsFixture, "a file that is only checked writes nothing, right or wrong") {
    const std::int64_t before = count(everything);
    const auto right = upload(administrator, "check", file_of({row(0), row(1)}));
    CHECK(right.status == 200);
    CHECK(right.body.contains("Every row is right"));
    Row wrong = row(2);
    wrong.answers.set("child_family_name", 0, {});
    const auto faulty = upload(administrator, "check", file_of({row(0), wrong}));
    CHECK(faulty.body.contains("child_family_name"));
    CHECK(faulty.body.contains("Nothing has been written"));
    CHECK(count(everything) == before);
    CHECK(count("SELECT count(*) FROM imports") == 0);
}

TEST_CASE_FIXTURE(ImportsFixture, "a file with a wrong row is imported only when that is chosen") {
    Row wrong = row(2);
    wrong.answers.set("child_family_name", 0, {});
    const std::string file = file_of({row(0), wrong});
    const auto refused = upload(administrator, "all", file);
    CHECK(refused.status == 422);
    CHECK(count("SELECT count(*) FROM cases") == 0);
    const auto taken = upload(administrator, "good", file);
    CHECK(taken.status == 200);
    CHECK(taken.body.contains("1 of 1 row is done"));
    CHECK(count("SELECT count(*) FROM cases") == 1);
    CHECK(count("SELECT count(*) FROM referrals WHERE state = 'accepted'") == 1);
}

TEST_CASE_FIXTURE(ImportsFixture, "a child who comes twice has one case with two referrals") {
    upload(administrator, "all", file_of({row(0, 1), row(1, 1), row(0, 5)}));
    CHECK(count("SELECT count(*) FROM children") == 2);
    CHECK(count("SELECT count(*) FROM cases") == 2);
    CHECK(count("SELECT count(*) FROM referrals") == 3);
}

TEST_CASE_FIXTURE(ImportsFixture, "the same file twice makes nothing twice") {
    const std::string file = file_of({row(0), row(1), row(0, 4)});
    upload(administrator, "all", file);
    const std::int64_t before = count(everything);
    const auto again = upload(administrator, "all", file);
    CHECK(again.status == 200);
    CHECK(again.body.contains("3 rows had been imported before"));
    CHECK(count(everything) == before);
}

TEST_CASE_FIXTURE(ImportsFixture, "an import is undone as a whole, and leaves nothing of it") {
    const std::int64_t before = count(everything);
    const std::string page =
        upload(administrator, "all", file_of({row(0), row(1), row(0, 4)})).body;
    const std::string address = address_in(page);
    CHECK(post(administrator, address, {}).status == 303);
    CHECK(count(everything) == before);
    CHECK(get(administrator, address).body.contains("Undone"));
    CHECK(post(administrator, address, {}).status == 422);
    CHECK(upload(administrator, "all", file_of({row(0)})).body.contains("1 of 1 row"));
}

TEST_CASE_FIXTURE(ImportsFixture, "an import that was worked on since is not undone in part") {
    const std::string address =
        address_in(upload(administrator, "all", file_of({row(0), row(1)})).body);
    tamper(
        "INSERT INTO relations (panel_id, holder, relation, subject_id, from_at) SELECT "
        "panel_id, 'x', 'restricted', id, 0 FROM cases LIMIT 1");
    const std::int64_t before = count(everything);
    const auto refused = post(administrator, address, {});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Some of it has been worked on since"));
    CHECK(count(everything) == before);
}

TEST_CASE_FIXTURE(ImportsFixture, "an import with a child whose record was erased is not undone") {
    const std::string address =
        address_in(upload(administrator, "all", file_of({row(0), row(1)})).body);
    tamper(
        "INSERT INTO erasures (panel_id, child_id, ground, decision, erased_at) SELECT panel_id, "
        "id, 'REQUEST', 'IG/2026/14', 0 FROM children LIMIT 1");
    const std::int64_t before = count(everything);
    const auto refused = post(administrator, address, {});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("The record of a child in it was erased since"));
    CHECK(count(everything) == before);
}

TEST_CASE_FIXTURE(ImportsFixture, "an import is undone after a copy was given, which stays known") {
    const std::string address =
        address_in(upload(administrator, "all", file_of({row(0), row(1)})).body);
    tamper(
        "INSERT INTO copies (panel_id, id, serial, account_id, address, own_use, reason_code, "
        "recipient, reason, asked_at, operation, given_at) SELECT c.panel_id, c.id, 'x', a.id, "
        "'/imports', 1, '', {hex 00}, {hex 00}, 0, 'export_history', 0 FROM cases c, accounts a "
        "LIMIT 1; "
        "INSERT INTO copy_subjects (panel_id, copy_id, subject_id, case_id) SELECT panel_id, id, "
        "id, "
        "id FROM copies");
    CHECK(post(administrator, address, {}).status == 303);
    CHECK(count("SELECT count(*) FROM cases") == 0);
    CHECK(count("SELECT count(*) FROM copy_subjects") == 1);
}

TEST_CASE_FIXTURE(ImportsFixture, "an import that a paper was attached to since is not undone") {
    const std::string address =
        address_in(upload(administrator, "all", file_of({row(0), row(1)})).body);
    tamper(
        "INSERT INTO papers (panel_id, id, referral_id, part, kind, size, pieces, fingerprint, "
        "name, description, attached_by, attached_at, scan, signature) SELECT r.panel_id, r.id, "
        "r.id, 'general', 'txt', 1, 1, {hex 00}, {hex 00}, {hex 00}, a.id, 0, 'unchecked', '' FROM "
        "referrals r, accounts a LIMIT 1");
    const auto refused = post(administrator, address, {});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Some of it has been worked on since"));
}

TEST_CASE_FIXTURE(ImportsFixture,
                  "a child whom the panel knows by a referral is left to a person") {
    forms::Answers known = answers_about_a_child();
    add_case(known);
    Row same = row(0);
    same.answers.set("child_case_number", 0, {.codes = {}, .words = "CS10042"});
    const auto faulty = upload(administrator, "check", file_of({same, row(1)}));
    CHECK(faulty.body.contains("The panel has a case of a child with this number"));
    CHECK(faulty.body.contains("1 can be imported"));
}

TEST_CASE_FIXTURE(ImportsFixture, "what was imported comes out as the file that went in") {
    Row closed = row(0);
    closed.closed_on = *parse_date("2025-06-30");
    closed.closure_reason = form.codes->all("closure_reasons").front().code;
    const std::string file = file_of({closed, row(1)});
    const std::string address = address_in(upload(administrator, "all", file).body);
    const auto csv = accounts::copied(*this, administrator, address + "/csv");
    CHECK(csv.status == 200);
    // Each row says who took it out and for whom, which is not read again.
    CHECK(csv.body.contains("made by Farah Begum"));
    const auto again = read_sheet(csv.body);
    REQUIRE(again);
    const Checked looked = check(form, read_spellings(), *again, clock.today());
    CHECK(looked.faults.empty());
    CHECK(write_sheet(form, read_spellings(), looked.rows) == file);
}

TEST_CASE_FIXTURE(ImportsFixture, "a name of an imported child stands nowhere in the files") {
    upload(administrator, "all", file_of({row(0)}));
    CHECK_FALSE(is_in_the_files("QuillanA"));
    CHECK_FALSE(is_in_the_files("PAST1000"));
    CHECK_FALSE(is_in_the_files("past.csv"));
}

TEST_CASE_FIXTURE(ImportsFixture, "nobody but the administrator imports or sees an import") {
    const std::string address = address_in(upload(administrator, "all", file_of({row(0)})).body);
    for (const accounts::Person* person : {&worker, &police_chair, &health_member, &analyst}) {
        CHECK(upload(*person, "all", file_of({row(1)})).status == 404);
        CHECK(get(*person, "/imports").status == 404);
        CHECK(get(*person, address).status == 404);
        CHECK(get(*person, address + "/csv").status == 404);
    }
    CHECK(count("SELECT count(*) FROM cases") == 1);
}

TEST_CASE_FIXTURE(ImportsFixture, "rule 5: a connected administrator finds no trace of a row") {
    const std::string address =
        address_in(upload(administrator, "all", file_of({row(0), row(1)})).body);
    const accounts::Person other =
        add("Another Administrator", "CS_MASH", {access::Role::administrator});
    CHECK(accounts::copied(*this, other, address + "/csv").body.contains("QuillanA"));
    tamper(
        "INSERT INTO relations (panel_id, holder, relation, subject_id, from_at) SELECT "
        "panel_id, '" +
        site::holder(other.actor.account) +
        "', 'connected', case_id, 0 FROM import_rows WHERE line = 2");
    const std::string csv = accounts::copied(*this, other, address + "/csv").body;
    CHECK_FALSE(csv.contains("QuillanA"));
    CHECK(csv.contains("QuillanB"));
    CHECK(get(other, address).body.contains("1 of 2"));
    CHECK(get(other, "/imports").body.contains("1 of 2"));
    CHECK(get(administrator, address).body.contains("2 of 2"));
}

TEST_CASE_FIXTURE(ImportsFixture, "no file and no choice are both told at once") {
    const auto empty = upload(administrator, "", "");
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Choose the file"));
    CHECK(empty.body.contains("Select what to do"));
}

TEST_CASE_FIXTURE(ImportsFixture, "an import that was cut short goes on with the same file") {
    std::vector<Row> rows;
    for (int child = 0; child < 26; ++child) {
        for (unsigned month = 1; month <= 5; ++month) rows.push_back(row(child, month));
    }
    {
        Running running(records,
                        permit(administrator, access::Operation::import_history, panel_subject()),
                        form, "past.csv", rows);
        REQUIRE(running.step());  // and the power goes
    }
    CHECK(count("SELECT count(*) FROM import_rows") == std::int64_t(rows_at_once));
    CHECK(get(administrator, "/imports").body.contains("import the same file again to go on"));
    upload(administrator, "all", file_of(rows));
    CHECK(count("SELECT count(*) FROM import_rows") == std::int64_t(rows.size()));
    CHECK(count("SELECT count(*) FROM cases") == 26);
}

}  // namespace mase::imports
