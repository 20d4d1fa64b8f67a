// rules.md 5: a match that touches a case hidden from the administrator goes to an unconnected
// chair, and the administrator sees nothing of it.
#include <doctest/doctest.h>

#include "clearance/clearance_store.h"
#include "program/routes.h"
#include "referrals/referrals_fixture.h"

namespace mase::program {

namespace {

using accounts::Person;

// A child is known, the administrator is connected to that case, and the child is referred again.
struct HiddenMatches : referrals::ReferralsFixture {
    HiddenMatches() : ReferralsFixture(all_routes()), known(sent()) {
        REQUIRE(decide_it(known, {{"choice", "accept"}}).status == 303);
        next_minute();
        case_id = *now(known).case_id;
        connect(administrator);
        forms::Answers answers = referrals::whole_answers();
        answers.set("child_case_number", 0, {.codes = {}, .words = "P7001"});
        again = sent(answers);
        next_minute();
    }

    void connect(const Person& person) {
        REQUIRE(change_as<int>(care_chair, panel_subject(), [&](audit::Change& change) {
            clearance::connect(change, *cases::find_case(change, case_id),
                               {.account = person.actor.account, .reason = "A neighbour"});
            return 0;
        }));
        next_minute();
    }
    std::string chairs_page() { return page_of(again, "/matches-for-chairs"); }
    http::Response judges(const Person& person, const std::string& verdict,
                          const std::string& reason = "Same number and address") {
        const std::string page = get(care_chair, chairs_page()).body;
        const std::string child = referrals::hidden_value(page, "child");
        auto answer = post(person, chairs_page(),
                           {{"child", child},
                            {"version", std::to_string(now(again).version)},
                            {"verdict-" + child, verdict},
                            {"reason-" + child, reason}});
        next_minute();
        return answer;
    }

    const std::string waits = "Whether a child who is referred is known already";
    ReferralId known, again;
    CaseId case_id;
};

}  // namespace

TEST_CASE_FIXTURE(HiddenMatches, "rule 5: a hidden match waits for a chair, on their home page") {
    for (const Person* chair : {&police_chair, &care_chair})
        CHECK(get(*chair, "/").body.contains(waits));
    const std::string page = get(care_chair, chairs_page()).body;
    CHECK(page.contains("Known child 1"));
    CHECK(page.contains("hidden from an administrator"));
    CHECK_FALSE(page.contains("ask the referrer"));
}

TEST_CASE_FIXTURE(HiddenMatches, "rule 5: the administrator sees nothing of a hidden match") {
    const auto pages = [&] {
        return get(administrator, page_of(again, "/matches")).body +
               get(administrator, page_of(again, "/acceptance")).body +
               get(administrator, page_of(again)).body + get(administrator, "/").body +
               get(administrator, "/referrals").body;
    };
    pages();
    const std::string before = pages();
    CHECK_FALSE(before.contains(text(case_id)));
    CHECK_FALSE(before.contains("Known child 1"));
    CHECK(get(administrator, chairs_page()).status == 404);
    REQUIRE(judges(care_chair, "apart").status == 303);
    CHECK(pages() == before);
}

TEST_CASE_FIXTURE(HiddenMatches, "rule 5: a chair who is connected as well is not asked") {
    connect(police_chair);
    CHECK_FALSE(get(police_chair, "/").body.contains(waits));
    CHECK_FALSE(get(police_chair, chairs_page()).body.contains("Known child 1"));
    CHECK(judges(police_chair, "apart").status == 422);
    CHECK(get(care_chair, "/").body.contains(waits));
}

TEST_CASE_FIXTURE(HiddenMatches, "a chair’s answer needs a reason, and is asked for once") {
    CHECK(judges(care_chair, "apart", "").status == 422);
    CHECK(judges(care_chair, "asked").status == 422);
    CHECK(judges(care_chair, "").status == 422);
    REQUIRE(judges(care_chair, "apart").status == 303);
    CHECK_FALSE(get(police_chair, "/").body.contains(waits));
    CHECK(get(care_chair, chairs_page()).body.contains("Another child"));
    CHECK(judges(health_member, "link").status == 404);
}

TEST_CASE_FIXTURE(HiddenMatches,
                  "rule 5: accepted, what a chair said is the same child joins the hidden case") {
    const std::int64_t cases = count("SELECT count(*) FROM cases");
    REQUIRE(judges(care_chair, "link").status == 303);
    const auto accepted = decide_it(again, {{"choice", "accept"}});
    REQUIRE(accepted.status == 303);
    CHECK(accounts::location(accepted) == "/referrals");
    CHECK(count("SELECT count(*) FROM cases") == cases);
    CHECK(get(administrator, page_of(again)).status == 404);
    CHECK(get(care_chair, page_of(again)).status == 200);
}

TEST_CASE_FIXTURE(HiddenMatches, "a match that no administrator is kept from is not the chairs’") {
    REQUIRE(change_as<int>(care_chair, panel_subject(), [&](audit::Change& change) {
        const auto file = *cases::find_case(change, case_id);
        const auto all = clearance::connections_of(change, file);
        return *clearance::end_connection(change, file, all.front().id, "Moved away");
    }));
    next_minute();
    CHECK_FALSE(get(care_chair, "/").body.contains(waits));
    CHECK_FALSE(get(care_chair, chairs_page()).body.contains("Known child 1"));
    CHECK(get(administrator, page_of(again, "/matches")).body.contains("Known child 1"));
}

}  // namespace mase::program
