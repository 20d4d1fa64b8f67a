#include <doctest/doctest.h>

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

ReferralId id_of(const http::Response& response) {
    return *parse_id<ReferralId>(accounts::location(response).substr(11));
}

const accounts::Fields held{{"route", "A"},
                            {"prior_held", "YES"},
                            {"prior_held_on-day", "10"},
                            {"prior_held_on-month", "11"},
                            {"prior_held_on-year", "2026"}};

accounts::Fields with(accounts::Fields fields, const accounts::Fields& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

}  // namespace

TEST_CASE_FIXTURE(ReferralsFixture, "only those who refer may start a referral") {
    for (const accounts::Person& person : {manager, police_chair, health_member, analyst}) {
        CHECK(get(person, "/referrals/new").status == 404);
        CHECK(post(person, "/referrals/new", held).status == 404);
    }
    CHECK(count("SELECT count(*) FROM referrals") == 0);
}

TEST_CASE_FIXTURE(ReferralsFixture, "the first page says danger first, then what must come first") {
    const std::string body = get(worker, "/referrals/new?route=A").body;
    CHECK(body.contains("if a child is in danger now call 999"));
    CHECK(body.contains("hold the multi-agency planning meeting first"));
    CHECK(
        body.contains("Send by Saturday 28 November 2026, in 10 days, to be heard on 8 December "
                      "2026; after that it goes to 12 January 2027 unless a chair allows it."));
    CHECK_FALSE(body.contains("Whose referral is it?"));
}

TEST_CASE_FIXTURE(ReferralsFixture, "a start without its answer comes back and starts nothing") {
    CHECK(post(worker, "/referrals/new", {{"route", "A"}})
              .body.contains("Select whether the CSE MAP"));
    const auto tomorrow = post(worker, "/referrals/new",
                               {{"route", "A"},
                                {"prior_held", "YES"},
                                {"prior_held_on-day", "19"},
                                {"prior_held_on-month", "11"},
                                {"prior_held_on-year", "2026"}});
    CHECK(tomorrow.status == 422);
    CHECK(tomorrow.body.contains("must not be in the future"));
    CHECK(tomorrow.body.contains("value=\"19\""));
    CHECK(post(worker, "/referrals/new", {{"route", "A"}, {"prior_held", "PLANNED"}})
              .body.contains("Enter the date it is planned for"));
    CHECK(count("SELECT count(*) FROM referrals") == 0);
}

TEST_CASE_FIXTURE(ReferralsFixture, "a worker starts a referral, which their manager sees") {
    const auto response = post(worker, "/referrals/new", held);
    REQUIRE(response.status == 303);
    const ReferralId id = id_of(response);
    CHECK(written(id).answers.code("prior_kind") == "CSE_MAP");
    CHECK(written(id).answers.date("prior_held_on") == day("2026-11-10"));
    CHECK(now(id).route == "A");
    const std::string tasks = get(worker, page_of(id)).body;
    CHECK(tasks.contains("A child not named yet"));
    CHECK(tasks.contains("Needed before you can send"));
    CHECK(get(manager, page_of(id)).status == 200);
    CHECK(get(other_worker, page_of(id)).status == 404);
}

TEST_CASE_FIXTURE(ReferralsFixture, "one without a date for its CSE MAP can be written, not sent") {
    const auto response =
        post(worker, "/referrals/new", {{"route", "A"}, {"prior_held", "NO_DATE"}});
    REQUIRE(response.status == 303);
    const ReferralId id = id_of(response);
    CHECK(written(id).answers.code("prior_held").empty());
    CHECK(get(worker, page_of(id, "/answers"))
              .body.contains("an answer to ‘Has the meeting been held?’"));
}

TEST_CASE_FIXTURE(ReferralsFixture, "rule 17: for someone else, the source is named") {
    const auto unnamed = post(administrator, "/referrals/new", held);
    CHECK(unnamed.status == 422);
    CHECK(unnamed.body.contains("Select the worker whose referral it is"));
    CHECK(unnamed.body.contains("Enter how it came to you"));
    const auto no_worker =
        post(administrator, "/referrals/new",
             with(held, {{"referrer", text(health_member.actor.account)}, {"source", "On paper"}}));
    CHECK(no_worker.status == 422);
    CHECK(no_worker.body.contains("Select a worker who can refer"));
    CHECK(count("SELECT count(*) FROM referrals") == 0);
}

TEST_CASE_FIXTURE(ReferralsFixture, "rule 17: both the worker and who entered it go on writing") {
    const auto response =
        post(administrator, "/referrals/new",
             with(held, {{"referrer", text(worker.actor.account)},
                         {"source", "On paper from Seven Lanterns, 18 November"}}));
    REQUIRE(response.status == 303);
    const ReferralId id = id_of(response);
    CHECK(now(id).referrer == worker.actor.account);
    CHECK(now(id).entered_by == administrator.actor.account);
    CHECK(get(worker, page_of(id, "/parts/child")).status == 200);
    CHECK(get(administrator, page_of(id, "/parts/child")).status == 200);
    CHECK(get(manager, page_of(id)).body.contains("On paper from Seven Lanterns"));
    CHECK_FALSE(is_in_the_files("Seven Lanterns"));
}

TEST_CASE_FIXTURE(ReferralsFixture, "a worker cannot start one in another’s name") {
    const auto response =
        post(worker, "/referrals/new",
             with(held, {{"referrer", text(other_worker.actor.account)}, {"source", "On paper"}}));
    REQUIRE(response.status == 303);
    CHECK(now(id_of(response)).referrer == worker.actor.account);
    CHECK(get(other_worker, accounts::location(response)).status == 404);
}

}  // namespace mase::referrals
