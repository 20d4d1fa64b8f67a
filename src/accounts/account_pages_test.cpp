#include "accounts/account_pages.h"

#include <doctest/doctest.h>

#include "accounts/people_fixture.h"

namespace mase::accounts {

namespace {

class OwnAccount : public PeopleFixture {
public:
    OwnAccount() : PeopleFixture({account_routes()}) {
        const std::string hash = hash_passphrase("correct horse battery");
        as_program([&](audit::Change& change) {
            set_passphrase(change, worker.actor.account, hash);
            elsewhere = worker;
            elsewhere.token = start_session(change, worker.actor.account);
        });
    }
    template <class Body>
    void as_program(Body body) {
        audit::Outbox outbox(records);
        REQUIRE(records.change(access::program(access::Task::add_account, panel), outbox,
                               [&](audit::Change& change) -> Result<int> {
                                   body(change);
                                   return 0;
                               }));
        REQUIRE(outbox.wait());
    }
    Person elsewhere;
};

}  // namespace

TEST_CASE_FIXTURE(OwnAccount, "a passphrase is not changed without the one in use") {
    const auto response =
        post(worker, "/account/passphrase",
             {{"current", "wrong"}, {"passphrase", "short"}, {"again", "another"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Enter the passphrase you have now"));
    CHECK(response.body.contains("at least 15 characters"));
    CHECK(response.body.contains("Enter the same new passphrase twice"));
    CHECK(get(elsewhere, "/account").status == 200);
}

TEST_CASE_FIXTURE(OwnAccount, "a changed passphrase signs one out everywhere else") {
    const auto response = post(worker, "/account/passphrase",
                               {{"current", "correct horse battery"},
                                {"passphrase", "four words quite apart"},
                                {"again", "four words quite apart"}});
    CHECK(location(response) == "/account?done=passphrase");
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));  // by the token of before
    worker.token = token_of(response);
    CHECK(get(worker, "/account").status == 200);
    CHECK(location(get(elsewhere, "/account")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(OwnAccount, "signing out elsewhere keeps the session one does it from") {
    CHECK(get(worker, "/account").body.contains("Sign out everywhere else"));
    CHECK(post(worker, "/account/other-sessions", {}).status == 303);
    CHECK(get(worker, "/account").status == 200);
    CHECK(location(get(elsewhere, "/account")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(OwnAccount,
                  "a place where one was signed out by time is not shown as signed in") {
    as_program([&](audit::Change& change) { start_session(change, worker.actor.account); });
    clock.set(plus_seconds(clock.now(), 31 * 60));
    Person now = worker;
    as_program(
        [&](audit::Change& change) { now.token = start_session(change, worker.actor.account); });
    const std::string page = get(now, "/account").body;
    CHECK(page.contains("This one"));
    CHECK_FALSE(page.contains("Another"));
    CHECK_FALSE(page.contains("Sign out everywhere else"));
}

TEST_CASE_FIXTURE(OwnAccount, "an account page shows its own person's details alone") {
    const auto response = get(worker, "/account");
    CHECK(response.body.contains("Łucja Nowak"));
    CHECK(response.body.contains("Grace Adeyemi"));  // the manager
    CHECK_FALSE(response.body.contains(administrator.email));
}

}  // namespace mase::accounts
