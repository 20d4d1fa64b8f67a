#include "accounts/second_step_pages.h"

#include <doctest/doctest.h>

#include "accounts/second_step_fixture.h"

namespace mase::accounts {

namespace {

class SecondStep : public SecondStepFixture {
public:
    SecondStep()
        : SecondStepFixture({account_routes(), account_step_routes(), people_routes(),
                             person_routes(), person_step_routes()}) {}

    std::int64_t sessions_of(const Person& person) const {
        return count("SELECT count(*) FROM sessions WHERE account_id = $1 AND ended_at IS NULL",
                     {person.actor.account});
    }
};

}  // namespace

TEST_CASE_FIXTURE(SecondStep, "where a code is asked for, the passphrase starts no session") {
    const Phone phone = set_up(worker);
    pass(30);
    const std::int64_t before = sessions_of(worker);
    const Person half = after_passphrase(worker);
    CHECK(half.token != worker.token);
    CHECK_FALSE(authenticate(app, half.token));
    CHECK(sessions_of(worker) == before);
    CHECK(get(half, "/sign-in/code").body.contains("autocomplete=\"one-time-code\""));
    CHECK(location(get(half, "/account")).starts_with("/sign-in?"));

    const auto done = enter(half, code(phone));
    CHECK(location(done) == "/");
    Person whole = worker;
    whole.token = token_of(done);
    CHECK(whole.token != half.token);
    CHECK(get(whole, "/account").status == 200);
    CHECK_FALSE(authenticate(app, half.token));
    CHECK(location(get(half, "/sign-in/code")) == "/sign-in");
    CHECK(lines("sign_in", "with a code") == 1);
}

TEST_CASE_FIXTURE(SecondStep, "a code is taken once, and none before it after it") {
    const Phone phone = set_up(worker);
    const Person first = after_passphrase(worker);
    CHECK(enter(first, code(phone)).status == 422);  // it was used to set up
    pass(60);
    const std::string before = totp::code_at(phone.secret, plus_seconds(clock.now(), -30));
    CHECK(enter(first, code(phone)).status == 303);
    const Person second = after_passphrase(worker);
    CHECK(enter(second, code(phone)).status == 422);
    CHECK(enter(second, before).body.contains("it is not right, or has been used"));
    pass(30);
    CHECK(enter(second, code(phone)).status == 303);
}

TEST_CASE_FIXTURE(SecondStep, "a code goes with the step it was entered at, and finishes it once") {
    const Phone phone = set_up(worker);
    pass(30);
    const Person half = after_passphrase(worker);
    CHECK(enter(half, code(phone)).status == 303);
    pass(30);
    CHECK(location(enter(half, code(phone))) == "/sign-in");
    CHECK(location(enter(nobody, code(phone))) == "");  // its form came from no page of ours
}

TEST_CASE_FIXTURE(SecondStep, "a recovery code lets one in once, however it is typed") {
    const Phone phone = set_up(worker);
    REQUIRE(phone.recovery_codes.size() == 10);
    CHECK(count("SELECT count(*) FROM recovery_codes WHERE hash LIKE '$argon2id$%'") == 10);
    const std::string& one = phone.recovery_codes.front();
    const Person half = after_passphrase(worker);
    CHECK(get(half, "/sign-in/recovery").status == 200);
    CHECK(recover(half, "").body.contains("Enter a recovery code"));
    CHECK(recover(half, "00000-00000").status == 422);
    const auto done = recover(half, one.substr(0, 5) + " " + one.substr(6));
    CHECK(location(done) == "/account?done=recovery-code");
    Person whole = worker;
    whole.token = token_of(done);
    CHECK(get(whole, "/account").body.contains("Recovery codes left"));
    CHECK(lines("sign_in", "with a recovery code") == 1);

    const Person again = after_passphrase(worker);
    CHECK(recover(again, one).body.contains("it is not right, or has been used"));
    CHECK(recover(again, phone.recovery_codes.back()).status == 303);
}

TEST_CASE_FIXTURE(SecondStep, "guessing codes is stopped for a quarter of an hour, not for good") {
    const Phone phone = set_up(worker);
    const Person half = after_passphrase(worker);
    for (int guess = 0; guess < 10; ++guess) CHECK(enter(half, wrong_code(phone)).status == 422);
    CHECK(lines("keep_house", "failed second step") == 10);
    pass(30);
    CHECK(enter(half, code(phone)).body.contains("too many tries"));
    CHECK(recover(half, phone.recovery_codes[0]).body.contains("too many tries"));
    pass(15 * 60 + 1);
    CHECK(enter(after_passphrase(worker), code(phone)).status == 303);
}

TEST_CASE_FIXTURE(SecondStep, "guessing passphrases uses up no one’s codes") {
    const Phone phone = set_up(worker);
    pass(30);
    const Person half = after_passphrase(worker);
    for (int guess = 0; guess < 12; ++guess) after_passphrase(worker, "guess");
    CHECK(enter(half, code(phone)).status == 303);
}

TEST_CASE_FIXTURE(SecondStep, "the second step is open for ten minutes, and until one stops") {
    const Phone phone = set_up(worker);
    const Person slow = after_passphrase(worker);
    pass(10 * 60 + 1);
    CHECK(location(enter(slow, code(phone))) == "/sign-in");
    const Person stops = after_passphrase(worker);
    CHECK(location(post(stops, "/sign-in/stop", {})) == "/sign-in");
    CHECK(location(enter(stops, code(phone))) == "/sign-in");
}

TEST_CASE_FIXTURE(SecondStep, "so many wrong codes, in however long, and none is taken any more") {
    const Phone phone = set_up(worker);
    pass(30);
    const auto guess = [&](int times) {
        Person half;
        for (int tries = 0; tries < times; ++tries) {
            if (tries % 9 == 0) {  // before they are told to wait
                pass(15 * 60 + 1);
                half = after_passphrase(worker);
            }
            CHECK(enter(half, wrong_code(phone)).status == 422);
        }
        pass(15 * 60 + 1);
    };
    guess(49);
    CHECK(enter(after_passphrase(worker), code(phone)).status == 303);  // and counts anew
    guess(50);
    const auto shut = enter(after_passphrase(worker), code(phone));
    CHECK(shut.status == 422);
    CHECK(shut.body.contains("none is taken any more"));
    CHECK(recover(after_passphrase(worker), phone.recovery_codes[0]).status == 422);
}

TEST_CASE_FIXTURE(SecondStep, "the second step ends when the passphrase before it is changed") {
    const Phone phone = set_up(worker);
    pass(30);
    const Person half = after_passphrase(worker);
    const std::string hash = hash_passphrase("another one altogether");
    as_program([&](audit::Change& change) { set_passphrase(change, worker.actor.account, hash); });
    CHECK(location(enter(half, code(phone))) == "/sign-in");
    const Person other = after_passphrase(worker, "another one altogether");
    as_program([&](audit::Change& change) { disable_account(change, worker.actor.account); });
    CHECK(location(enter(other, code(phone))) == "/sign-in");
}

TEST_CASE_FIXTURE(SecondStep,
                  "a wrong passphrase is answered alike with a code to come and without") {
    set_up(worker);
    const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
    const auto answer = [&](const std::string& email) {
        std::string body =
            post(visitor, "/sign-in", {{"email", email}, {"passphrase", "wrong"}}).body;
        return std::regex_replace(body, std::regex(email), "EMAIL");
    };
    CHECK(answer(worker.email) == answer(police_chair.email));
    CHECK(answer(worker.email) == answer("nobody@agency.example"));
}

TEST_CASE_FIXTURE(SecondStep,
                  "the secret is sealed, and opens in the row of its own person alone") {
    const Phone phone = set_up(worker);
    const Phone other = set_up(administrator);
    int kept = 0;
    database.connect()->read("SELECT secret FROM second_factors", {}, [&](const db::Row& row) {
        const db::Bytes bytes = row.copied(0);
        CHECK_FALSE(std::string(bytes.begin(), bytes.end()).contains(phone.secret));
        ++kept;
    });
    CHECK(kept == 2);
    CHECK(count("SELECT count(*) FROM second_factor_offers") == 0);
    pass(30);
    tamper(
        "UPDATE second_factors SET secret = (SELECT secret FROM second_factors ORDER BY secret "
        "LIMIT 1)");
    has_moved_sealed = true;
    const bool workers_stays = enter(after_passphrase(worker), code(phone)).status == 303;
    const auto moved = workers_stays ? enter(after_passphrase(administrator), code(phone))
                                     : enter(after_passphrase(worker), code(other));
    CHECK(moved.status == 500);
}

TEST_CASE_FIXTURE(SecondStep, "a role that needs a code reaches nothing before it is set up") {
    CHECK(get(administrator, "/settings/people").status == 200);
    redbridge.second_factor = {access::Role::administrator, access::Role::chair};
    CHECK(location(get(administrator, "/settings/people")) == "/sign-in/owed");
    CHECK(location(get(administrator, "/sign-in/owed")) == "/sign-in/set-up");
    CHECK(location(post(administrator, "/account/second-step", {})) == "/sign-in/owed");
    CHECK(get(worker, "/account").status == 200);  // their role does not need it

    const std::string before = administrator.token;
    CHECK(location(get(administrator, "/sign-in/set-up/code")) == "/sign-in/set-up");
    const Phone phone = set_up(administrator, "/sign-in/set-up");
    CHECK(phone.recovery_codes.size() == 10);
    CHECK(administrator.token != before);
    CHECK_FALSE(authenticate(app, before));
    CHECK(get(administrator, "/settings/people").status == 200);
    CHECK(location(get(administrator, "/sign-in/set-up")) == "/sign-in/owed");
    CHECK(lines("sign_in", "second step set up") == 1);
    pass(30);
    CHECK(enter(after_passphrase(administrator), code(phone)).status == 303);
}

TEST_CASE_FIXTURE(SecondStep, "whoever is held to set up a second step can sign out instead") {
    redbridge.second_factor = {access::Role::chair};
    const Person held = after_passphrase(police_chair);
    CHECK(get(held, "/sign-in/set-up").body.contains("action=\"/sign-in/stop\""));
    CHECK(location(post(held, "/sign-in/stop", {})) == "/sign-in");
    CHECK_FALSE(authenticate(app, held.token));
}

}  // namespace mase::accounts
