// Joining by a link, from the administrator's form to the first page.
#include "accounts/joining_pages.h"

#include <doctest/doctest.h>

#include "accounts/joining.h"
#include "accounts/joining_fixture.h"
#include "accounts/tries_store.h"

namespace mase::accounts {

TEST_CASE("who joins is told at once all that is missing, in the order of the page") {
    const Problems problems =
        joining_problems({.agrees = false, .passphrase = "short", .again = ""},
                         {"ola@agency.example", "Ola"}, Common({}, {}));
    REQUIRE(problems.size() == 3);
    CHECK(problems[0].field == "agrees");
    CHECK(problems[1].field == "passphrase");
    CHECK(problems[2].field == "again");
}

TEST_CASE_FIXTURE(JoiningFixture, "an added person joins by their link and is signed in") {
    const auto page = added();
    REQUIRE(page.status == 200);
    const std::string link = link_on(page.body);
    REQUIRE_FALSE(link.empty());
    CHECK(page.body.contains("http://mase.example" + link));
    CHECK(page.body.contains("for 7 days"));
    CHECK(lines("manage_people", "link made") == 1);

    const auto opened = open(link);
    CHECK(opened.status == 200);
    CHECK(opened.body.contains("Ola Zygmunt"));
    CHECK(opened.body.contains(redbridge.statement.paragraphs.front()));
    const auto in = take(link);
    CHECK(location(in) == "/");
    CHECK(get(with(token_of(in)), "/account").body.contains("Ola Zygmunt"));
    CHECK(sign_in("ola@agency.example", chosen).status == 303);
}

TEST_CASE_FIXTURE(JoiningFixture, "that somebody agreed is kept, with the version and the day") {
    const auto in = take(link_on(added().body));
    CHECK(count("SELECT count(*) FROM agreements WHERE statement = '2026-11' AND agreed_at = $1",
                {clock.now()}) == 1);
    CHECK(lines("sign_in", "agreed to statement 2026-11") == 1);
    CHECK(get(with(token_of(in)), "/account").body.contains("version 2026-11"));
}

TEST_CASE_FIXTURE(JoiningFixture, "nobody joins without agreeing, or with a weak passphrase") {
    const std::string link = link_on(added().body);
    const auto unsaid = take(link, chosen, false);
    CHECK(unsaid.status == 422);
    CHECK(unsaid.body.contains("select that you agree"));
    const auto weak = take(link, "short");
    CHECK(weak.status == 422);
    CHECK_FALSE(weak.body.contains("\"short\""));
    CHECK(count("SELECT count(*) FROM agreements") == 0);
    CHECK(location(take(link)) == "/");  // it was not used up
}

TEST_CASE_FIXTURE(JoiningFixture, "a link works once, until it runs out, and only the newest") {
    const std::string link = link_on(added().body);
    const std::string before = open("/invitations/" + std::string(43, 'a')).body;
    REQUIRE(before.contains("This link does not work"));
    CHECK_FALSE(before.contains("Ola"));
    CHECK(location(take(link)) == "/");
    CHECK(take(link).status == 404);
    CHECK(open(link).body == before);

    const std::string first = link_for(worker);
    const std::string second = link_for(worker);
    CHECK(open(first).body == before);
    CHECK(open(second).status == 200);
    pass(7 * 24 * 60 * 60 + 1);
    CHECK(open(second).body == before);
    CHECK(take(second).status == 404);
    CHECK(count("SELECT count(*) FROM agreements") == 1);
}

TEST_CASE_FIXTURE(JoiningFixture, "of a link only a hash is kept, and the log does not say it") {
    const std::string link = link_on(added().body);
    const std::string token = link.substr(link.rfind('/') + 1);
    CHECK(count("SELECT count(*) FROM invitations WHERE token_hash = $1", {token}) == 0);
    CHECK(count("SELECT count(*) FROM invitations") == 1);
    CHECK(site::loggable("/invitations/{token}", link) == "/invitations/{token}");
    take(link);
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE $1", {"%" + token + "%"}) == 0);
}

TEST_CASE_FIXTURE(JoiningFixture, "a new link shuts out whoever has the passphrase, or a session") {
    REQUIRE(sign_in(worker.email, own_passphrase).status == 303);
    const std::string link = link_for(worker);
    REQUIRE_FALSE(link.empty());
    CHECK(location(get(worker, "/account")).starts_with("/sign-in?"));
    CHECK(sign_in(worker.email, own_passphrase).status == 422);
    take(link);
    CHECK(sign_in(worker.email, own_passphrase).status == 422);
    CHECK(sign_in(worker.email, chosen).status == 303);
}

TEST_CASE_FIXTURE(JoiningFixture, "a link stands for the passphrase alone, and not for the code") {
    const Phone phone = set_up(worker);
    pass(30);
    const std::string link = link_for(worker);
    const auto half = take(link);
    CHECK(location(half) == "/sign-in/code");
    CHECK(location(get(with(token_of(half)), "/account")).starts_with("/sign-in"));
    CHECK(enter(with(token_of(half)), wrong_code(phone)).status == 422);
    CHECK(location(enter(with(token_of(half)), code(phone))) == "/");
}

TEST_CASE_FIXTURE(JoiningFixture, "whose role needs a code sets it up before anything else") {
    redbridge.second_factor = {access::Role::member};
    Person newcomer = with(token_of(take(link_on(added().body))));
    CHECK(location(get(newcomer, "/account")) == "/sign-in/owed");
    CHECK(location(get(newcomer, "/sign-in/owed")) == "/sign-in/set-up");
    set_up(newcomer, "/sign-in/set-up");
    CHECK(get(newcomer, "/account").status == 200);
}

TEST_CASE_FIXTURE(JoiningFixture,
                  "the link of one whose access has ended opens nothing, for good") {
    const std::string link = link_for(worker);
    post(administrator, page_of(worker) + "/access", {{"access", "end"}, {"version", "1"}});
    CHECK(open(link).status == 404);
    post(administrator, page_of(worker) + "/access", {{"access", "give_back"}, {"version", "2"}});
    CHECK(open(link).status == 404);
    CHECK(take(link).status == 404);
}

TEST_CASE_FIXTURE(JoiningFixture, "whoever tries links is stopped for a quarter of an hour") {
    const std::string link = link_on(added().body);
    for (int tries = 0; tries < 100; ++tries)
        open("/invitations/" + std::string(43, char('a' + tries % 26)));
    CHECK(open(link).status == 429);
    CHECK(take(link).status == 429);
    // Their colleagues at the same address sign in as ever.
    CHECK(sign_in(worker.email, own_passphrase).status == 303);
    pass(15 * 60 + 1);
    CHECK(open(link).status == 200);
}

TEST_CASE_FIXTURE(JoiningFixture,
                  "whose only role needs two people is told so, and so is the asker") {
    const auto page = added("chair");
    CHECK(page.body.contains("Waiting for a second person"));
    CHECK(page.body.contains("can do nothing here before it is approved"));
    const auto in = take(link_on(page.body));
    const Person newcomer = with(token_of(in));
    CHECK(location(get(newcomer, "/")) == "/sign-in/owed");
    const auto told = get(newcomer, "/sign-in/owed");
    CHECK(told.status == 200);
    CHECK(told.body.contains("Your role waits for a second person"));
    CHECK(told.body.contains("Chair or deputy chair"));
    CHECK(location(get(newcomer, "/sign-in/set-up")) == "/sign-in/owed");  // and no further
    const std::string waits = get(administrator, "/approvals").body;
    const std::size_t at = waits.find("/approvals/");
    const std::string approval = waits.substr(at, waits.find('"', at) - at);
    CHECK(
        post(care_chair, approval, {{"outcome", "declined"}, {"reason", "There are two"}}).status ==
        303);
    CHECK(get(newcomer, "/sign-in/owed").body.contains("You have no role here"));
}

TEST_CASE_FIXTURE(JoiningFixture, "whoever has not joined cannot sign in, and it takes as long") {
    added();
    const auto answer = sign_in("ola@agency.example", "");
    CHECK(answer.status == 422);
    const auto guessed = sign_in("ola@agency.example", chosen);
    CHECK(guessed.body.contains("together they are not right"));
    CHECK(get(administrator, "/settings/people").body.contains("Not joined yet"));
}

}  // namespace mase::accounts
