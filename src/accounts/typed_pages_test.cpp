// A session runs out while somebody types.
#include "accounts/typed_pages.h"

#include <doctest/doctest.h>

#include <array>

#include "accounts/joining_fixture.h"
#include "accounts/typed_store.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;

http::Response made(site::Exchange&) {
    return site::redirect("/copies/made");
}

constexpr auto copies = std::to_array<site::Route>({
    {site::Method::post, "/copies/new", Operation::ask_copy, site::whole_panel, made},
});

bool keep(const site::App& app, const http::Request& request, std::string_view token,
          audit::Outbox& outbox) {
    const bool is_copy = request.target == "/copies/new";
    return keep_typed(app, request, token, outbox,
                      is_copy ? Operation::ask_copy : Operation::manage_people);
}

class RanOut : public SecondStepFixture {
public:
    RanOut()
        : SecondStepFixture(
              {account_routes(), typed_routes(), copies, adding_routes(), people_routes()}) {
        app.keep_typed = keep;
    }
    static http::Request form_of(const Person& person, const std::string& target,
                                 const Fields& fields) {
        http::Request request = request_of(person, "POST", target, fields);
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return request;
    }
    http::Response send_form(const Person& person, const std::string& target = "/copies/new") {
        return answer(form_of(person, target,
                              {{"recipient", "Ola <Zygmunt>"},
                               {"code", "BOARD"},
                               {"own_words", "The first line\nand the second"},
                               {"of", "/cases"},
                               {"of", "/actions"},
                               {"proof", own_passphrase},
                               {"csrf", content_hash("csrf:" + person.token)}}));
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
    CHECK(page.body.contains("name=\"recipient\" value=\"Ola &lt;Zygmunt&gt;\""));
    CHECK(page.body.contains("name=\"of\" value=\"/cases\""));
    CHECK(page.body.contains("name=\"of\" value=\"/actions\""));
    CHECK(page.body.contains("name=\"code\" value=\"BOARD\""));
    CHECK_FALSE(page.body.contains(content_hash("csrf:" + administrator.token)));
    CHECK_FALSE(page.body.contains(own_passphrase));
}

TEST_CASE_FIXTURE(RanOut, "whoever goes on with it reads first what it does and all that it says") {
    pass(31 * 60);
    send_form(administrator);
    const std::string body = get(after_passphrase(administrator), "/typed").body;
    CHECK(body.contains("Asked for a copy to print or save"));
    for (const char* shown : {">Ola &lt;Zygmunt&gt;<", "Own words", ">The first line<",
                              ">and the second<", ">BOARD<", ">/actions<"}) {
        CAPTURE(shown);
        CHECK(body.contains(shown));
    }
}

TEST_CASE_FIXTURE(RanOut, "what decides over others is not kept, whoever was at the screen") {
    pass(31 * 60);
    CHECK(location(send_form(administrator, "/settings/people/new")) == "/sign-in");
    CHECK(kept() == 0);
}

TEST_CASE_FIXTURE(RanOut, "sent on, thrown away or signed out from, it is kept no longer") {
    pass(31 * 60);
    send_form(administrator);
    Person again = after_passphrase(administrator);
    const auto sent = post(again, "/typed", {{"recipient", "Ola <Zygmunt>"}});
    CHECK(sent.status == 307);  // with the same form
    CHECK(location(sent) == "/copies/new");
    CHECK(kept() == 0);
    CHECK(post(again, "/typed", {}).body.contains("Nothing that you typed"));

    for (const bool throws : {true, false}) {
        CAPTURE(throws);
        pass(31 * 60);
        send_form(again);
        REQUIRE(kept() == 1);
        again = after_passphrase(administrator);
        const auto done = throws ? post(again, "/typed", {{"throw_typed_away", "yes"}})
                                 : post(again, "/sign-out", {});
        CHECK(done.status == 303);
        CHECK(kept() == 0);
    }
}

TEST_CASE_FIXTURE(RanOut, "nobody else is given it, nor anyone an hour later") {
    pass(31 * 60);
    send_form(administrator);
    CHECK(get(after_passphrase(worker), "/typed").body.contains("Nothing that you typed"));
    pass(60 * 60 + 1);
    CHECK(get(after_passphrase(administrator), "/typed").body.contains("Nothing that you typed"));
    CHECK(kept() == 0);
}

TEST_CASE_FIXTURE(RanOut, "what was typed is sealed, and only the last of each person is kept") {
    pass(31 * 60);
    send_form(administrator);
    send_form(administrator);
    CHECK(kept() == 1);
    db::Bytes body;
    database.connect()->read("SELECT body FROM kept_forms", {},
                             [&](const db::Row& row) { body = row.copied(0); });
    CHECK_FALSE(std::string(body.begin(), body.end()).contains("first"));
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
        form_of(forged, "/copies/new", {{"recipient", "X"}, {"csrf", "not theirs"}});
    answer(std::move(request));
    request =
        form_of(forged, "/account/passphrase",
                {{"current", own_passphrase}, {"csrf", content_hash("csrf:" + forged.token)}});
    answer(std::move(request));
    as_program([&](audit::Change& change) { disable_account(change, worker.actor.account); });
    send_form(worker);
    CHECK(kept() == 0);
}

}  // namespace mase::accounts
