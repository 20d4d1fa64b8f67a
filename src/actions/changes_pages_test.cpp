// Tries to move a date without a chair and to hand an action to the wrong people, through the web.
#include "actions/changes_pages.h"

#include <doctest/doctest.h>

#include "actions/actions_fixture.h"
#include "actions/actions_pages.h"
#include "actions/changes_store.h"
#include "meetings/meetings_pages.h"

namespace mase::actions {

namespace {

class Changing : public ActionsFixture {
public:
    Changing()
        : ActionsFixture({actions_routes(), changes_routes(), meetings::exceptions_routes()}),
          action(ask(health_member)) {}

    std::string address(const char* rest = "") const { return "/actions/" + text(action) + rest; }
    http::Response ask_until(const accounts::Person& person, const char* day, const char* month,
                             const char* reason = "The clinic is full until then") {
        return post(person, address("/more-time"),
                    {{"until-day", day},
                     {"until-month", month},
                     {"until-year", "2027"},
                     {"reason", reason}});
    }
    std::string asked() {
        const std::string page = get(police_chair, "/exceptions").body;
        const std::size_t at = page.find("/more-time");
        REQUIRE(at != std::string::npos);
        const std::size_t begin = page.rfind("/exceptions/", at);
        return page.substr(begin, at - begin) + "/more-time";
    }
    http::Response decide(const accounts::Person& person, const std::string& where,
                          const char* verdict) {
        return post(
            person, where,
            {{"verdict", verdict}, {"reason", "The child is seen weekly"}, {"version", "1"}});
    }
    Date due_on() { return found(action).due_on; }

    ActionId action;
};

bool says(const http::Response& response, const std::string& words) {
    return response.body.contains(words);
}

}  // namespace

TEST_CASE_FIXTURE(Changing, "an action's date moves only once a chair has given more time") {
    const Date before = due_on();
    REQUIRE(ask_until(health_member, "12", "1").status == 303);
    CHECK(due_on() == before);
    CHECK(says(get(health_member, address()), "A chair has not decided yet"));
    const std::string where = asked();
    CHECK(says(get(police_chair, where), "The clinic is full until then"));
    CHECK(decide(administrator, where, "allowed").status == 404);
    CHECK(decide(health_member, where, "allowed").status == 404);
    CHECK(due_on() == before);
    CHECK(decide(police_chair, where, "allowed").status == 303);
    CHECK(due_on() == *parse_date("2027-01-12"));
    const auto page = get(health_member, address());
    CHECK(says(page, "More time given, until 12 January 2027"));
    CHECK(says(page, "The child is seen weekly"));
    CHECK(decide(police_chair, where, "refused").status == 422);
    CHECK(due_on() == *parse_date("2027-01-12"));
}

TEST_CASE_FIXTURE(Changing, "more time that a chair refused leaves the date, and is counted") {
    const Date before = due_on();
    REQUIRE(ask_until(health_member, "12", "1").status == 303);
    CHECK(ask_until(health_member, "13", "1").status == 422);
    CHECK(decide(police_chair, asked(), "refused").status == 303);
    CHECK(due_on() == before);
    CHECK(count("SELECT count(*) FROM exceptions WHERE kind = 'EXTENSION' AND state = 'refused'") ==
          1);
    CHECK(ask_until(health_member, "13", "1").status == 303);
}

TEST_CASE_FIXTURE(Changing, "more time is not decided past the page that shows the action") {
    REQUIRE(ask_until(health_member, "12", "1").status == 303);
    const std::string where = asked();
    const std::string plain = where.substr(0, where.rfind('/'));
    CHECK(get(police_chair, plain).status == 303);
    CHECK(post(police_chair, plain, {{"verdict", "allowed"}, {"reason", "Yes"}, {"version", "1"}})
              .status != 200);
    CHECK(count("SELECT count(*) FROM exceptions WHERE state = 'asked'") == 1);
}

TEST_CASE_FIXTURE(Changing,
                  "asking without a date or a reason says both and keeps what was typed") {
    const auto answer = ask_until(health_member, "32", "1", "");
    CHECK(answer.status == 422);
    CHECK(says(answer, "Enter a real date"));
    CHECK(says(answer, "Enter why it needs more time"));
    CHECK(says(answer, "value=\"32\""));
}

TEST_CASE_FIXTURE(Changing, "two actions of one case may each wait for more time") {
    const ActionId other = ask(health_member, "2026-12-29");
    REQUIRE(ask_until(health_member, "12", "1").status == 303);
    CHECK(post(health_member, "/actions/" + text(other) + "/more-time",
               {{"until-day", "12"},
                {"until-month", "1"},
                {"until-year", "2027"},
                {"reason", "So does this"}})
              .status == 303);
    CHECK(count("SELECT count(*) FROM exceptions WHERE kind = 'EXTENSION'") == 2);
}

TEST_CASE_FIXTURE(Changing, "an action handed over is the new owner's, and the old one loses it") {
    const ActionId own = ask(action_owner);
    const std::string where = "/actions/" + text(own);
    REQUIRE(get(action_owner, where).status == 200);
    const std::string agency = action_owner.actor.agency;
    const accounts::Person colleague = add("Bea Osei", agency, {access::Role::action_owner});
    CHECK(get(colleague, where).status == 404);
    CHECK(says(get(action_owner, where + "/owner"), "Bea Osei"));
    CHECK(post(action_owner, where + "/owner",
               {{"owner", text(school_member.actor.account)}, {"reason", "To another agency"}})
              .status == 422);
    CHECK(post(action_owner, where + "/owner",
               {{"owner", text(colleague.actor.account)}, {"reason", "She knows the child"}})
              .status == 303);
    CHECK(get(action_owner, where).status == 404);
    const auto page = get(colleague, where);
    CHECK(page.status == 200);
    CHECK(says(page, "Handed over by"));
    CHECK(says(page, "She knows the child"));
    CHECK(!is_in_the_files("She knows the child"));
}

TEST_CASE_FIXTURE(Changing, "whom an action was passed between, without an account, is sealed") {
    const access::Subject subject{.kind = access::SubjectKind::action,
                                  .id = any(action),
                                  .state = "open",
                                  .via = {any(file.id)},
                                  .case_id = file.id};
    for (const char* contact : {"Jo Whitfield, duty officer", "Sam Idowu, key worker"})
        REQUIRE(
            changed<int>(access::Operation::hand_over_action, subject, [&](audit::Change& change) {
                hand_over(change, *find_action(change, action), file.key,
                          {.owner = {}, .contact = contact, .reason = "On leave"});
                clock.set(plus_seconds(clock.now(), 1));
                return 0;
            }));
    const auto passed =
        looked(file, [&](const audit::Reading& reading) { return hand_overs_of(reading, action); });
    REQUIRE(passed.size() == 2);
    CHECK(passed.front().from == "Jo Whitfield, duty officer");
    CHECK(passed.front().to == "Sam Idowu, key worker");
    CHECK_FALSE(is_in_the_files("Whitfield"));
}

TEST_CASE_FIXTURE(Changing, "nobody without the action asks for more time or hands it over") {
    for (const accounts::Person* person :
         {&school_member, &action_owner, &worker, &other_worker, &analyst, &auditor}) {
        CHECK(get(*person, address("/more-time")).status == 404);
        CHECK(get(*person, address("/owner")).status == 404);
        CHECK(ask_until(*person, "12", "1").status == 404);
        CHECK(post(*person, address("/owner"), {{"contact", "Me"}, {"reason", "Mine"}}).status ==
              404);
    }
}

}  // namespace mase::actions
