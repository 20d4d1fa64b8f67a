#include "home/help_pages.h"

#include <doctest/doctest.h>

#include "accounts/people_fixture.h"

namespace mase::home {

namespace {

class HelpPages : public accounts::PeopleFixture {
public:
    HelpPages() : PeopleFixture({help_routes()}) {}
};

}  // namespace

TEST_CASE_FIXTURE(HelpPages, "help begins with whom to call, whoever reads it") {
    for (const accounts::Person* person : {&worker, &manager, &administrator, &police_chair,
                                           &health_member, &action_owner, &analyst, &auditor}) {
        const auto page = get(*person, "/help");
        CHECK(page.status == 200);
        const std::size_t danger = page.body.find("call 999");
        const std::size_t answers = page.body.find("Short answers");
        CHECK(danger < answers);
        CHECK(page.body.find("020 7946 0112") < answers);
    }
    CHECK(accounts::location(get(nobody, "/help")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(HelpPages, "help gives each role its answers, and the others when asked") {
    const std::string decision = "What has to be recorded for a decision?";
    CHECK(get(police_chair, "/help").body.contains(decision));
    CHECK_FALSE(get(worker, "/help").body.contains(decision));
    CHECK(get(worker, "/help?answers=all").body.contains(decision));
    CHECK_FALSE(get(worker, "/help?answers=all").body.contains("Show the answers for every role"));
}

TEST_CASE_FIXTURE(HelpPages, "the words and what is recorded are there for everyone") {
    CHECK(get(action_owner, "/help/words").body.contains("Person of concern"));
    const auto use = get(action_owner, "/help/your-use");
    CHECK(use.body.contains("What you searched for is not kept"));
    CHECK(use.body.contains("chairs and auditors can see them"));
}

TEST_CASE_FIXTURE(HelpPages,
                  "who is responsible for what is recorded is said, or not decided yet") {
    const std::string before = get(action_owner, "/help/your-use").body;
    CHECK(before.contains("Not decided yet"));
    redbridge.controller = "The borough and its partners jointly";
    redbridge.host = "The borough’s own data centre";
    const std::string after = get(action_owner, "/help/your-use").body;
    CHECK(after.contains("The borough and its partners jointly"));
    CHECK(after.contains("The borough’s own data centre"));
    CHECK_FALSE(after.contains("Not decided yet"));
}

TEST_CASE_FIXTURE(HelpPages, "more holds what the top of the page has no room for") {
    CHECK(get(administrator, "/more").body.contains("href=\"/settings/people\""));
    CHECK(get(police_chair, "/more").body.contains("href=\"/exceptions\""));
    CHECK_FALSE(get(police_chair, "/more").body.contains("href=\"/settings/people\""));
    CHECK(get(worker, "/more").status == 404);
}

}  // namespace mase::home
