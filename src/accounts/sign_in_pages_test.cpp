#include "accounts/sign_in_pages.h"

#include <doctest/doctest.h>

#include "accounts/people_fixture.h"

namespace mase::accounts {

namespace {

class SignIn : public PeopleFixture {
public:
    SignIn() : PeopleFixture({}) {
        audit::Outbox outbox(records);
        const std::string hash = hash_passphrase("correct horse battery");
        const auto done = records.change(access::program(access::Task::add_account, panel), outbox,
                                         [&](audit::Change& change) -> Result<int> {
                                             set_passphrase(change, worker.actor.account, hash);
                                             return 0;
                                         });
        if (!done || !outbox.wait()) throw std::runtime_error("no passphrase was set");
    }

    http::Response try_passphrase(const std::string& passphrase, const std::string& next = "") {
        const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
        return post(visitor, "/sign-in",
                    {{"email", worker.email}, {"passphrase", passphrase}, {"next", next}});
    }
    // Whether the worker's session holds after this many minutes more. That they were seen is
    // written behind the answer; a change that is waited for comes after it.
    bool holds_after(int minutes) {
        clock.set(plus_seconds(clock.now(), minutes * 60));
        const bool held = authenticate(app, worker.token).has_value();
        audit::Outbox outbox(records);
        REQUIRE(records.change(access::program(access::Task::keep_house, panel), outbox,
                               [](audit::Change&) -> Result<int> { return 0; }));
        REQUIRE(outbox.wait());
        return held;
    }
    static std::string cookie(const http::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Set-Cookie") return value;
        }
        return "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(SignIn, "a stranger is sent to sign in, and back to the page they wanted") {
    const auto response = get(nobody, "/cases/0123");
    CHECK(response.status == 303);
    CHECK(location(response) == "/sign-in?next=%2Fcases%2F0123");
}

TEST_CASE_FIXTURE(SignIn,
                  "a session of another panel opens nothing here, whoever belongs to both") {
    REQUIRE(authenticate(app, worker.token).has_value());
    audit::Outbox outbox(records);
    REQUIRE(records.change(
        access::program(access::Task::keep_house, panel), outbox,
        [&](audit::Change& change) -> Result<int> {
            const auto other = change.new_id<PanelId>();
            change.execute(
                "INSERT INTO panels (id, slug, key_id, kind, made_at) VALUES ($1, 'other', $2, "
                "'live', $3)",
                {other, change.new_id<KeyId>(), change.now()});
            change.execute(
                "INSERT INTO memberships (panel_id, account_id, agency) SELECT $1, account_id, "
                "agency FROM memberships WHERE panel_id = $2 AND account_id = $3",
                {other, panel, worker.actor.account});
            change.execute("UPDATE sessions SET panel_id = $1 WHERE account_id = $2",
                           {other, worker.actor.account});
            return 0;
        }));
    REQUIRE(outbox.wait());
    CHECK(!authenticate(app, worker.token).has_value());
}

TEST_CASE_FIXTURE(SignIn, "a wrong passphrase and an unknown person get the same answer") {
    const auto wrong = try_passphrase("wrong horse battery");
    const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
    const auto unknown =
        post(visitor, "/sign-in", {{"email", "nobody@agency.example"}, {"passphrase", "x"}});
    CHECK(wrong.status == 422);
    CHECK(unknown.status == 422);
    CHECK(wrong.body.contains("together they are not right"));
    CHECK(unknown.body.contains("together they are not right"));
    CHECK(cookie(wrong).empty());
}

TEST_CASE_FIXTURE(SignIn, "no answer takes more work for whoever has an account than for nobody") {
    const auto work_for = [&](const std::string& email) {
        const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
        const std::uint64_t before = passphrases_hashed();
        CHECK(post(visitor, "/sign-in", {{"email", email}, {"passphrase", "wrong horse"}}).status ==
              422);
        return passphrases_hashed() - before;
    };
    work_for("nobody@agency.example");  // what stands in for a passphrase is made the first time
    audit::Outbox outbox(records);
    REQUIRE(records.change(access::program(access::Task::add_account, panel), outbox,
                           [&](audit::Change& change) -> Result<int> {
                               withdraw_passphrase(change, analyst.actor.account);
                               disable_account(change, auditor.actor.account);
                               return 0;
                           }));
    REQUIRE(outbox.wait());
    CHECK(work_for(worker.email) == 1);
    CHECK(work_for("nobody@agency.example") == 1);
    CHECK(work_for(analyst.email) == 1);  // has not joined
    CHECK(work_for(auditor.email) == 1);  // has no access any more
}

TEST_CASE_FIXTURE(SignIn, "the right passphrase starts a new session, which signing out ends") {
    const auto response = try_passphrase("correct horse battery", "/cases");
    REQUIRE(response.status == 303);
    CHECK(location(response) == "/cases");
    const std::string set = cookie(response);
    CHECK(set.contains("HttpOnly; SameSite=Lax"));
    Person again = worker;
    again.token = set.substr(8, set.find(';') - 8);
    CHECK(again.token != "a-visit");
    CHECK(authenticate(app, again.token));
    CHECK(count("SELECT count(*) FROM sessions WHERE token_hash = $1", {again.token}) == 0);
    CHECK(post(again, "/sign-out", {}).status == 303);
    CHECK_FALSE(authenticate(app, again.token));
    CHECK(location(get(again, "/account")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(SignIn, "a browser forgets the pages of a session that was signed out or ended") {
    const auto forgets = [](const http::Response& response) {
        return std::ranges::any_of(response.headers, [](const auto& header) {
            return header.first == "Clear-Site-Data" && header.second == "\"cache\", \"storage\"";
        });
    };
    CHECK_FALSE(forgets(get(administrator, "/account")));
    CHECK(forgets(post(administrator, "/sign-out", {})));
    CHECK(forgets(get(administrator, "/account")));
    CHECK_FALSE(forgets(get(worker, "/account")));
    clock.set(plus_seconds(clock.now(), 31 * 60));
    CHECK(forgets(get(worker, "/account")));
    CHECK_FALSE(forgets(get(nobody, "/account")));
}

TEST_CASE_FIXTURE(SignIn, "an answer of success is not sent elsewhere by the address") {
    CHECK(location(try_passphrase("correct horse battery", "https://evil.example/")) == "/");
    CHECK(location(try_passphrase("correct horse battery", "//evil.example/")) == "/");
}

TEST_CASE_FIXTURE(SignIn, "guessing is stopped for a quarter of an hour, not for good") {
    for (int guess = 0; guess < 10; ++guess) CHECK(try_passphrase("guess").status == 422);
    CHECK(try_passphrase("correct horse battery").body.contains("too many tries"));
    clock.set(plus_seconds(clock.now(), 15 * 60 + 1));
    CHECK(try_passphrase("correct horse battery").status == 303);
}

TEST_CASE_FIXTURE(SignIn, "a form without this session's token changes nothing") {
    CHECK(send(worker, "POST", "/sign-out", {}).status == 403);
    CHECK(send(worker, "POST", "/sign-out", {{"csrf", content_hash("csrf:" + administrator.token)}})
              .status == 403);
    CHECK(authenticate(app, worker.token));
}

TEST_CASE_FIXTURE(SignIn, "a session ends after half an hour unused and after twelve hours") {
    CHECK(holds_after(29));
    CHECK(holds_after(29));
    CHECK_FALSE(authenticate(app, administrator.token));  // not seen for 58 minutes
    for (int half_hours = 2; half_hours < 24; ++half_hours) CHECK(holds_after(29));
    CHECK_FALSE(holds_after(29));  // 12 hours and 5 minutes after it began
}

}  // namespace mase::accounts
