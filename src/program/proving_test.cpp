// What whoever has somebody else's open session would do first is not done before they have shown
// that it is them: a copy of many cases, an emergency, an approval, other people's accounts.
#include <doctest/doctest.h>

#include "keeping/backup_store.h"
#include "platform/secrets.h"
#include "program/emergency_fixture.h"

namespace mase::program {

namespace {

using access::Operation;

constexpr const char* passphrase = "correct horse battery";

struct Proving : EmergencyFixture {
    Proving() {
        redbridge.proof_minutes = 5;
        const std::string hash = hash_passphrase(passphrase);
        // By nobody: who was let in by the one who asks approves nothing for a week.
        audit::Outbox outbox(records);
        REQUIRE(records.change(
            access::program(access::Task::add_account, panel), outbox,
            [&](audit::Change& change) -> Result<int> {
                for (const Person* person : {&duty, &administrator, &care_chair, &analyst})
                    accounts::set_passphrase(change, person->actor.account, hash);
                return 0;
            }));
        REQUIRE(outbox.wait());
    }
    // The chair's, from a session that has run out; where they are sent.
    std::string send_late(const std::string& target, accounts::Fields fields) {
        app.keep_typed = keep_typed;
        redbridge.absolute_hours = 12;
        fields.emplace_back("csrf", content_hash("csrf:" + care_chair.token));
        http::Request request = request_of(care_chair, "POST", target, fields);
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return accounts::location(answer(std::move(request)));
    }
    void later(std::int64_t minutes) { clock.set(plus_seconds(clock.now(), minutes * 60)); }

    // The address of what waits for a second person: a role that nobody gives alone.
    std::string asked_for_a_role() {
        const std::string path = "/settings/people/" + text(worker.actor.account);
        accounts::Fields fields{{"name", worker.actor.name},
                                {"email", worker.email},
                                {"job", "Social worker"},
                                {"telephone", "020 7946 0100"},
                                {"agency", worker.actor.agency},
                                {"manager", text(manager.actor.account)},
                                {"reason", "A second deputy is needed"},
                                {"roles", "worker"},
                                {"roles", "chair"}};
        const std::string page = body(administrator, path);
        const std::string mark = "name=\"version\" value=\"";
        const std::size_t at = page.find(mark) + mark.size();
        fields.emplace_back("version", page.substr(at, page.find('"', at) - at));
        const std::string where = accounts::location(post(administrator, path, fields));
        REQUIRE(where.starts_with("/approvals/"));
        return where.substr(0, where.find('?'));
    }

    static bool asks_proof(const http::Response& answer) {
        return answer.body.contains("Show that it is you") &&
               answer.body.contains("name=\"proof\"");
    }
    static bool leads_to_proof(const http::Response& answer) {
        return accounts::location(answer).starts_with("/account/proof?next=");
    }
    accounts::Fields emergency(const std::string& proof = "") const {
        accounts::Fields fields{{"reference", "CS10042"},
                                {"reason", "MISSING"},
                                {"words", "A carer says that the child is gone"}};
        if (!proof.empty()) fields.emplace_back("proof", proof);
        return fields;
    }
    http::Response proves(const Person& person, const std::string& on,
                          const std::string& typed = passphrase) {
        return post(person, "/account/proof", {{"next", on}, {"proof", typed}});
    }
    std::int64_t changes() const {
        return count(
            "SELECT count(*) FROM audit_log WHERE operation = 'manage_people' AND account_id = $1",
            {administrator.actor.account});
    }
    std::int64_t copies_given() const {
        return count("SELECT count(*) FROM audit_log WHERE operation = 'give_copy'");
    }
};

}  // namespace

TEST_CASE_FIXTURE(
    Proving, "an open session alone opens no case in an emergency, and nothing typed is lost") {
    later(6);
    const auto asked = post(duty, "/emergency-access", emergency());
    CHECK(asked.status == 403);
    CHECK(asks_proof(asked));
    CHECK(asked.body.contains("value=\"A carer says that the child is gone\""));
    CHECK(asked.body.contains("action=\"/emergency-access\""));
    const auto wrong = post(duty, "/emergency-access", emergency("a guess"));
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("Enter the passphrase you have now"));
    CHECK_FALSE(wrong.body.contains("a guess"));
    CHECK(status(duty, case_path()) == 404);
    CHECK(count("SELECT count(*) FROM emergencies") == 0);

    CHECK(accounts::location(post(duty, "/emergency-access", emergency(passphrase))) ==
          case_path());
    CHECK(status(duty, case_path()) == 200);
    CHECK_FALSE(is_in_the_files(passphrase));
}

TEST_CASE_FIXTURE(Proving, "who has just signed in, or shown that it is them, is not asked again") {
    CHECK_FALSE(asks_proof(post(duty, "/emergency-access", {})));  // signed in a moment ago
    later(6);
    CHECK(asks_proof(post(duty, "/emergency-access", {})));
    CHECK_FALSE(asks_proof(post(duty, "/emergency-access", emergency(passphrase))));
    later(4);
    CHECK_FALSE(asks_proof(post(duty, "/emergency-access", {})));
    later(2);
    CHECK(asks_proof(post(duty, "/emergency-access", {})));
}

TEST_CASE_FIXTURE(Proving, "a wrong passphrase here is counted with those of signing in") {
    later(6);
    for (int tries = 0; tries < 10; ++tries)
        CHECK(asks_proof(post(duty, "/emergency-access", emergency("a guess"))));
    const auto right = post(duty, "/emergency-access", emergency(passphrase));
    CHECK(right.body.contains("There have been too many tries"));
    CHECK(count("SELECT count(*) FROM emergencies") == 0);
}

TEST_CASE_FIXTURE(Proving, "an open session alone saves no list of cases, no pack and no return") {
    later(6);
    for (const std::string& path : {std::string("/cases"), std::string("/actions"),
                                    meeting_path("pack"), std::string("/returns/2026-27-q3")}) {
        CAPTURE(path);
        CHECK(get(care_chair, path).status == 200);  // to look at is what they are signed in for
        CHECK(leads_to_proof(accounts::copied(*this, care_chair, path)));
    }
    CHECK(leads_to_proof(accounts::copied(*this, analyst, "/returns/2026-27-q3/csv")));
    CHECK(copies_given() == 0);

    const auto asked = accounts::copied(*this, analyst, "/returns/2026-27-q3/csv");
    const FormData query = parse_form(accounts::location(asked).substr(15));
    const std::string on = query.text("next");
    CHECK(body(analyst, accounts::location(asked)).contains("name=\"proof\""));
    CHECK(proves(analyst, on, "a guess").status == 422);
    const auto gone_on = proves(analyst, on);
    CHECK(accounts::location(gone_on) == on);
    CHECK(get(analyst, on).type.starts_with("text/csv"));
    CHECK(copies_given() == 1);
}

TEST_CASE_FIXTURE(Proving, "a copy of one case is made without it, as one case is their work") {
    post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}});
    later(6);
    CHECK(accounts::copied(*this, care_chair, case_path()).body.contains("mase-watermark"));
}

TEST_CASE_FIXTURE(Proving, "an open session alone changes nobody's account") {
    later(6);
    const std::string path = "/settings/people/" + text(worker.actor.account);
    CHECK(get(administrator, path).status == 200);
    const std::int64_t before = changes();
    for (const std::string& address :
         {path + "/access", path + "/invitation", path + "/second-step",
          std::string("/settings/people/new")}) {
        CAPTURE(address);
        CHECK(asks_proof(post(administrator, address, {{"reason", "They have left"}})));
    }
    CHECK(status(worker, "/") == 200);
    CHECK(changes() == before);
    for (const Operation operation :
         {Operation::decide_approval, Operation::manage_people, Operation::open_in_emergency})
        CHECK(access::needs_proof(operation));
}

TEST_CASE_FIXTURE(Proving, "no decision sent from a screen that was left is kept for its owner") {
    const std::string path = asked_for_a_role();
    later(13 * 60);
    CHECK(send_late(path, {{"outcome", "approved"}, {"reason", "Agreed"}}) == "/sign-in");
    CHECK(send_late("/no/such/page", {{"reason", "Agreed"}}) == "/sign-in");
    CHECK(count("SELECT count(*) FROM kept_forms") == 0);
    CHECK(send_late("/copies/new", {{"code", "BOARD"}}).ends_with("next=%2Ftyped"));
    CHECK(count("SELECT count(*) FROM kept_forms") == 1);
}

TEST_CASE_FIXTURE(Proving, "what is kept for an hour is in no backup") {
    later(13 * 60);
    send_late("/copies/new", {{"reason", "A review"}});
    REQUIRE(count("SELECT count(*) FROM kept_forms") == 1);
    keeping::make_backup(database.address(), folder.file("one.backup"), keyring, clock.now());
    const auto back =
        keeping::restore_backup(folder.file("one.backup"), folder.file("back.db"), keyring, {});
    CHECK(back.manifest.rows.at("kept_forms") == 0);
    std::int64_t kept = -1;
    db::open(folder.file("back.db"))
        ->read("SELECT count(*) FROM kept_forms", {},
               [&](const db::Row& row) { kept = row.integer(0); });
    CHECK(kept == 0);
    CHECK(count("SELECT count(*) FROM kept_forms") == 1);  // and waits here for its owner
}

TEST_CASE_FIXTURE(Proving,
                  "an open session alone approves nothing, and the decision typed is kept") {
    const std::string path = asked_for_a_role();
    later(6);
    accounts::Fields decision{{"outcome", "approved"}, {"reason", "We have talked about it"}};
    const auto asked = post(care_chair, path, decision);
    CHECK(asks_proof(asked));
    CHECK(asked.body.contains("value=\"We have talked about it\""));
    CHECK(count("SELECT count(*) FROM approvals WHERE outcome IS NULL") == 1);
    decision.emplace_back("proof", passphrase);
    const auto decided = post(care_chair, path, decision);
    CAPTURE(decided.body);
    CHECK(accounts::location(decided).ends_with("done=approved"));
    CHECK(count("SELECT count(*) FROM approvals WHERE outcome = 'approved'") == 1);
}

TEST_CASE_FIXTURE(Proving, "whoever proves it is sent nowhere but within the service") {
    CHECK(accounts::location(proves(duty, "https://elsewhere.example/x")) == "/account");
    CHECK(accounts::location(proves(duty, "//elsewhere.example")) == "/account");
}

}  // namespace mase::program
