// A session runs out while somebody types.
#include "accounts/typed_pages.h"

#include <doctest/doctest.h>

#include "accounts/joining_fixture.h"
#include "accounts/typed_store.h"

namespace mase::accounts {

namespace {

class RanOut : public SecondStepFixture {
public:
    RanOut()
        : SecondStepFixture({account_routes(), typed_routes(), adding_routes(), people_routes()}) {
        app.keep_typed = keep_typed;
    }
    http::Response send_form(const Person& person) {
        http::Request request = request_of(person, "POST", "/settings/people/new",
                                           {{"name", "Ola <Zygmunt>"},
                                            {"email", "ola@agency.example"},
                                            {"roles", "member"},
                                            {"roles", "worker"},
                                            {"proof", own_passphrase},
                                            {"csrf", content_hash("csrf:" + person.token)}});
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return answer(std::move(request));
    }
    std::int64_t kept() const { return count("SELECT count(*) FROM kept_forms"); }
};

}  // namespace

TEST_CASE_FIXTURE(RanOut, "what was sent after half an hour away is given back after signing in") {
    pass(31 * 60);
    CHECK(location(send_form(administrator)) == "/sign-in?next=%2Ftyped");
    CHECK(kept() == 1);
    CHECK(get({.actor = {}, .email = {}, .token = "a-visit"}, "/sign-in?next=%2Ftyped")
              .body.contains("What you typed is kept"));
    const Person again = after_passphrase(administrator);
    const auto page = get(again, "/typed");
    REQUIRE(page.status == 200);
    CHECK(page.body.contains("action=\"/settings/people/new\""));
    CHECK(page.body.contains("name=\"name\" value=\"Ola &lt;Zygmunt&gt;\""));
    CHECK(page.body.contains("name=\"roles\" value=\"member\""));
    CHECK(page.body.contains("name=\"roles\" value=\"worker\""));
    CHECK_FALSE(page.body.contains(content_hash("csrf:" + administrator.token)));
    CHECK_FALSE(page.body.contains(own_passphrase));
    CHECK(count("SELECT count(*) FROM accounts WHERE email = 'ola@agency.example'") == 0);
}

TEST_CASE_FIXTURE(RanOut, "nobody else is given it, nor anyone half a day later") {
    pass(31 * 60);
    send_form(administrator);
    CHECK(get(after_passphrase(worker), "/typed").body.contains("Nothing that you typed"));
    pass(12 * 60 * 60 + 1);
    CHECK(get(after_passphrase(administrator), "/typed").body.contains("Nothing that you typed"));
    CHECK(kept() == 0);
}

TEST_CASE_FIXTURE(RanOut, "what was typed is sealed, and only the last of each person is kept") {
    pass(31 * 60);
    send_form(administrator);
    send_form(administrator);
    CHECK(kept() == 1);
    tamper("UPDATE kept_forms SET account_id = (SELECT id FROM accounts WHERE email = '" +
           worker.email + "')");
    has_moved_sealed = true;
    CHECK(get(after_passphrase(worker), "/typed").status == 500);  // opens for its own person alone
}

TEST_CASE_FIXTURE(RanOut,
                  "nothing is kept for a stranger, for who signed out, or of a passphrase") {
    pass(31 * 60);
    const Person stranger{.actor = {}, .email = {}, .token = "a-visit"};
    CHECK(location(send_form(stranger)) == "/sign-in");
    Person forged = administrator;
    http::Request request =
        request_of(forged, "POST", "/settings/people/new", {{"name", "X"}, {"csrf", "not theirs"}});
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    answer(std::move(request));
    request =
        request_of(forged, "POST", "/account/passphrase",
                   {{"current", own_passphrase}, {"csrf", content_hash("csrf:" + forged.token)}});
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    answer(std::move(request));
    as_program([&](audit::Change& change) { disable_account(change, worker.actor.account); });
    send_form(worker);
    CHECK(kept() == 0);
}

}  // namespace mase::accounts
