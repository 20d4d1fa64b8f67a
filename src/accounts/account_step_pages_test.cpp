#include <doctest/doctest.h>

#include "accounts/command_store.h"
#include "accounts/second_step_fixture.h"

namespace mase::accounts {

namespace {

class OwnSecondStep : public SecondStepFixture {
public:
    OwnSecondStep()
        : SecondStepFixture({account_routes(), account_step_routes(), people_routes(),
                             person_routes(), person_step_routes()}) {}

    static std::string page_of(const Person& person) {
        return "/settings/people/" + text(person.actor.account);
    }
};

}  // namespace

TEST_CASE_FIXTURE(OwnSecondStep,
                  "a second step is set up with the passphrase and a code of the app") {
    CHECK(location(get(worker, "/account/second-step/code")) == "/account/second-step");
    const auto wrong = post(worker, "/account/second-step", {{"current", "a guess"}});
    CHECK(wrong.body.contains("Enter the passphrase you have now"));
    CHECK(location(get(worker, "/account/second-step/code")) == "/account/second-step");

    REQUIRE(post(worker, "/account/second-step", {{"current", own_passphrase}}).status == 303);
    const auto offer = get(worker, "/account/second-step/code");
    CHECK(offer.body.contains("<svg class=\"mase-qr\" role=\"img\""));
    CHECK_FALSE(offer.body.contains("style="));
    const Phone phone{.secret = secret_on(offer.body), .recovery_codes = {}};
    REQUIRE(phone.secret.size() == 20);
    CHECK(post(worker, "/account/second-step/code", {{"code", "12"}})
              .body.contains("Enter the six digits"));
    const auto again = post(worker, "/account/second-step/code", {{"code", wrong_code(phone)}});
    CHECK(again.body.contains("Check the code"));
    CHECK(secret_on(again.body) == phone.secret);
    CHECK(get(worker, "/account").body.contains("Not set up"));

    const auto done = post(worker, "/account/second-step/code", {{"code", code(phone)}});
    CHECK(recovery_codes_on(done.body).size() == 10);
    CHECK(lines("change_own_account", "second step set up") == 1);
    worker.token = token_of(done);
    CHECK(get(worker, "/account").body.contains("Recovery codes left"));
    CHECK(location(get(worker, "/account/second-step/code")) == "/account/second-step");
}

TEST_CASE_FIXTURE(OwnSecondStep, "a key is confirmed in the session that it was shown to") {
    Person elsewhere = after_passphrase(worker);
    REQUIRE(post(worker, "/account/second-step", {{"current", own_passphrase}}).status == 303);
    CHECK(location(get(elsewhere, "/account/second-step/code")) == "/account/second-step");
}

TEST_CASE_FIXTURE(OwnSecondStep, "a key is shown for ten minutes, and confirmed within them") {
    const std::string page = "/account/second-step";
    REQUIRE(post(worker, page, {{"current", own_passphrase}}).status == 303);
    pass(10 * 60 - 1);
    const auto offer = get(worker, page + "/code");
    const Phone phone{.secret = secret_on(offer.body), .recovery_codes = {}};
    REQUIRE(phone.secret.size() == 20);
    pass(1);
    CHECK(location(get(worker, page + "/code")) == page);
    CHECK(location(post(worker, page + "/code", {{"code", code(phone)}})) == page);
    CHECK(get(worker, "/account").body.contains("Not set up"));
    REQUIRE(post(worker, page, {{"current", own_passphrase}}).status == 303);
    CHECK(get(worker, page + "/code").status == 200);
}

TEST_CASE_FIXTURE(OwnSecondStep,
                  "a change of the second step signs out elsewhere, and changes the token") {
    const Person elsewhere = after_passphrase(worker);
    const Person before = worker;
    const Phone first = set_up(worker);
    CHECK(location(get(elsewhere, "/account")).starts_with("/sign-in"));
    CHECK(location(get(before, "/account")).starts_with("/sign-in"));
    CHECK(get(worker, "/account").status == 200);
    CHECK(post(worker, "/account/other-sessions", {}).status == 303);  // its forms go on working

    pass(30);
    const Person old_token = worker;
    const Phone second = set_up(worker, "/account/second-step", first);
    CHECK(second.secret != first.secret);
    CHECK(location(get(old_token, "/account")).starts_with("/sign-in"));
    pass(30);
    const Person half = after_passphrase(worker);
    CHECK(enter(half, code(first)).status == 422);
    CHECK(recover(half, first.recovery_codes[0]).status == 422);
    CHECK(enter(half, code(second)).status == 303);
}

TEST_CASE_FIXTURE(OwnSecondStep,
                  "the second step is turned off with the passphrase, if no role needs it") {
    const Phone phone = set_up(worker);
    pass(30);
    CHECK(post(worker, "/account/second-step/off", {{"current", "a guess"}}).status == 422);
    redbridge.second_factor = {access::Role::worker};
    CHECK_FALSE(get(worker, "/account").body.contains("/account/second-step/off"));
    const Fields whole{{"current", own_passphrase}, {"step", code(phone)}};
    const auto needed = post(worker, "/account/second-step/off", whole);
    CHECK(needed.body.contains("What you do here needs the second step"));
    redbridge.second_factor = {};
    const Person before = worker;
    const auto off = post(worker, "/account/second-step/off", whole);
    CHECK(location(off) == "/account?done=second-step-off");
    CHECK(location(get(before, "/account")).starts_with("/sign-in"));
    CHECK(lines("change_own_account", "second step removed") == 1);
    const Person visitor = after_passphrase(worker);
    CHECK(get(visitor, "/account").status == 200);
}

TEST_CASE_FIXTURE(OwnSecondStep,
                  "a second step is replaced or turned off with a code of it, or a recovery code") {
    const Phone phone = set_up(worker);
    pass(30);
    const Fields alone{{"current", own_passphrase}};
    const auto with = [&](const std::string& step) {
        return Fields{{"current", own_passphrase}, {"step", step}};
    };
    for (const char* page : {"/account/second-step", "/account/second-step/off"}) {
        CAPTURE(page);
        CHECK(get(worker, page).body.contains("Code from the app, or a recovery code"));
        const auto without = post(worker, page, alone);
        CHECK(without.status == 422);
        CHECK(without.body.contains("Enter a code from your app, or a recovery code"));
        for (const std::string& wrong : {wrong_code(phone), std::string("k7qm2-x9d4t")})
            CHECK(post(worker, page, with(wrong)).body.contains("Check the code"));
        const Fields guess{{"current", "a guess"}, {"step", code(phone)}};
        CHECK(post(worker, page, guess).body.contains("Enter the passphrase you have now"));
    }
    CHECK(location(get(worker, "/account/second-step/code")) == "/account/second-step");
    CHECK(post(worker, "/account/second-step", with(code(phone))).status == 303);
    CHECK(post(worker, "/account/second-step", with(code(phone))).status == 422);  // each once
    const auto off = post(worker, "/account/second-step/off", with(phone.recovery_codes[0]));
    CHECK(location(off) == "/account?done=second-step-off");
}

TEST_CASE_FIXTURE(OwnSecondStep, "guesses of codes typed again are counted") {
    const Phone phone = set_up(worker);
    pass(30);
    const auto begins = [&](const std::string& step) {
        return post(worker, "/account/second-step", {{"current", own_passphrase}, {"step", step}});
    };
    for (int guess = 0; guess < 20; ++guess) begins(wrong_code(phone));
    CHECK(begins(code(phone)).body.contains("too many tries"));
}

TEST_CASE_FIXTURE(OwnSecondStep, "guesses of a passphrase typed again are counted") {
    for (int guess = 0; guess < 10; ++guess)
        CHECK(post(worker, "/account/second-step", {{"current", "a guess"}}).status == 422);
    CHECK(post(worker, "/account/second-step", {{"current", own_passphrase}})
              .body.contains("too many tries"));
    pass(15 * 60 + 1);
    CHECK(post(worker, "/account/second-step", {{"current", own_passphrase}}).status == 303);
}

TEST_CASE_FIXTURE(OwnSecondStep, "an administrator resets another’s second step, never their own") {
    const Phone phone = set_up(worker);
    set_up(administrator);
    CHECK(get(administrator, page_of(worker)).body.contains("Reset the second step"));
    CHECK_FALSE(get(administrator, page_of(police_chair)).body.contains("Reset the second step"));
    CHECK(get(police_chair, page_of(worker) + "/second-step").status == 404);
    CHECK(post(police_chair, page_of(worker) + "/second-step", {}).status == 404);
    CHECK(post(administrator, page_of(administrator) + "/second-step", {}).status == 422);
    CHECK(post(administrator, page_of(police_chair) + "/second-step", {}).status == 422);

    pass(30);
    const Person half = after_passphrase(worker);
    CHECK(get(administrator, page_of(worker) + "/second-step").status == 200);
    const auto reset = post(administrator, page_of(worker) + "/second-step", {});
    CHECK(location(reset) == page_of(worker) + "?done=reset");
    CHECK(lines("manage_people", "second step reset") == 1);
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));
    CHECK(location(enter(half, code(phone))) == "/sign-in");
    CHECK(get(after_passphrase(worker), "/account").body.contains("Not set up"));
}

TEST_CASE_FIXTURE(OwnSecondStep,
                  "one whose second step is reset has to set it up if their role needs it") {
    redbridge.second_factor = {access::Role::worker};
    set_up(worker, "/sign-in/set-up");
    CHECK(post(administrator, page_of(worker) + "/second-step", {}).status == 303);
    const Person again = after_passphrase(worker);
    CHECK(location(get(again, "/account")) == "/sign-in/owed");
    CHECK(get(again, "/sign-in/set-up").status == 200);
}

TEST_CASE_FIXTURE(OwnSecondStep, "on the command line the second step of one person is reset") {
    set_up(administrator);
    as_program([&](audit::Change& change) {
        CHECK_FALSE(reset_second_factor_of(change, "nobody@agency.example"));
        CHECK_FALSE(reset_second_factor_of(change, worker.email));
        CHECK(reset_second_factor_of(change, administrator.email));
    });
    CHECK(location(get(administrator, "/account")).starts_with("/sign-in"));
    CHECK(get(after_passphrase(administrator), "/account").status == 200);
}

TEST_CASE_FIXTURE(OwnSecondStep,
                  "a changed role has another session, and one’s own another token") {
    const auto fields = [](const Person& person, const std::string& name) {
        return Fields{{"name", name},     {"email", person.email}, {"job", "X"},
                      {"telephone", "1"}, {"agency", "CS_MASH"},   {"version", "1"}};
    };
    Fields same = fields(worker, "Łucja N."), more = fields(administrator, "Farah Begum");
    same.emplace_back("roles", "worker");
    REQUIRE(post(administrator, page_of(worker), same).status == 303);
    CHECK(get(worker, "/account").status == 200);  // a name is no role
    Fields other = fields(worker, "Łucja N.");
    other[5].second = "2";
    other.emplace_back("roles", "manager");
    REQUIRE(post(administrator, page_of(worker), other).status == 303);
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));

    more.emplace_back("roles", "administrator");
    more.emplace_back("roles", "analyst");
    const auto own = post(administrator, page_of(administrator), more);
    REQUIRE(own.status == 303);
    CHECK(location(get(administrator, "/account")).starts_with("/sign-in"));
    administrator.token = token_of(own);
    CHECK(get(administrator, "/account").status == 200);
}

}  // namespace mase::accounts
