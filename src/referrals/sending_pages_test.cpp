#include <doctest/doctest.h>

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

class Sending : public ReferralsFixture {
public:
    std::string seen(const std::string& address) {
        return hidden_value(get(worker, address).body, "seen");
    }
    http::Response hold_prior_meeting(ReferralId id, const char* on_day) {
        const std::string address = page_of(id, "/parts/prior_meeting");
        return post(worker, address,
                    {{"seen", seen(address)},
                     {"prior_kind", "CSE_MAP"},
                     {"prior_held", "YES"},
                     {"prior_held_on-day", on_day},
                     {"prior_held_on-month", "11"},
                     {"prior_held_on-year", "2026"},
                     {"prior_chair", "Ola Marlowe"},
                     {"prior_agencies", "POLICE_BOROUGH"}});
    }
};

forms::Answers without(const char* question) {
    forms::Answers answers = whole_answers();
    answers.set(question, 0, {});
    return answers;
}

}  // namespace

TEST_CASE_FIXTURE(Sending, "what is missing is named, with a link to where it is answered") {
    const ReferralId id = draft(without("child_born_on"));
    const std::string body = get(worker, page_of(id, "/answers")).body;
    CHECK(body.contains("Answer these before you send it"));
    CHECK(body.contains(page_of(id, "/parts/child#child_born_on-day")));
    CHECK_FALSE(body.contains("Send the referral"));
}

TEST_CASE_FIXTURE(Sending, "an incomplete referral is not sent, even past the page") {
    for (const char* question : {"child_family_name", "concerns_narrative", "risk_category",
                                 "action_agency", "asked_of_panel", "prior_held_on"}) {
        CAPTURE(question);
        const ReferralId id = draft(without(question));
        CHECK(send_it(id).status == 422);
        CHECK(now(id).state == State::draft);
    }
}

TEST_CASE_FIXTURE(Sending, "nothing is sent without the declaration") {
    const ReferralId id = draft();
    const auto response =
        post(worker, page_of(id, "/answers"), {{"version", std::to_string(now(id).version)}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Agree to the declaration before you send it"));
    CHECK(now(id).state == State::draft);
}

TEST_CASE_FIXTURE(Sending, "a referral that changed since it was checked is not sent") {
    const ReferralId id = draft();
    const std::string version = hidden_value(get(worker, page_of(id, "/answers")).body, "version");
    const std::string risk = page_of(id, "/parts/risk");
    CHECK(post(worker, risk,
               {{"seen", seen(risk)}, {"risk_category", "CAT3"}, {"risk_reason", "Another"}})
              .status == 303);
    const auto response =
        post(worker, page_of(id, "/answers"), {{"version", version}, {"declaration", "AGREED"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Someone changed this referral after you opened this page"));
    CHECK(now(id).state == State::draft);
}

TEST_CASE_FIXTURE(Sending, "only its referrer sends it") {
    const ReferralId id = draft();
    for (const accounts::Person& person : {manager, administrator, police_chair, other_worker})
        CHECK(post(person, page_of(id, "/answers"),
                   {{"version", std::to_string(now(id).version)}, {"declaration", "AGREED"}})
                  .status == 404);
    CHECK(now(id).state == State::draft);
}

TEST_CASE_FIXTURE(Sending, "the receipt says which meeting, both dates and what comes next") {
    const ReferralId id = draft();
    const auto response = send_it(id);
    REQUIRE(response.status == 303);
    const std::string body = get(worker, accounts::location(response)).body;
    CHECK(body.contains("Referral sent"));
    CHECK(body.contains("Received on Wednesday 18 November 2026"));
    CHECK(body.contains("In time for the meeting on Tuesday 8 December 2026"));
    CHECK(body.contains("by Tuesday 1 December 2026"));
    CHECK(body.contains("999"));
    CHECK(now(id).received_on == day("2026-11-18"));
    CHECK(send_it(id).status == 404);
}

TEST_CASE_FIXTURE(Sending, "rule 14: a late one is received for the next meeting and told so") {
    set_day("2026-11-29");
    const ReferralId id = sent();
    const std::string body = get(worker, page_of(id, "/answers")).body;
    CHECK(body.contains("In time for the meeting on Tuesday 12 January 2027"));
    CHECK(body.contains("only a chair can allow the meeting on 8 December 2026"));
}

TEST_CASE_FIXTURE(Sending, "answers to what is not asked after all are not sent") {
    forms::Answers answers = ahead_answers();
    answers.set("action_what", 0, {.codes = {}, .words = "Of a meeting that was put off"});
    const ReferralId id = sent(answers);
    CHECK(written(id).answers.words("action_what").empty());
}

TEST_CASE_FIXTURE(Sending, "rule 15: sent again within two working days it keeps its first date") {
    set_day("2026-11-19");
    const ReferralId id = sent();
    REQUIRE(return_it(id).status == 303);
    set_day("2026-11-23");
    CHECK(
        get(worker, page_of(id)).body.contains("keeps the day it was first received, 19 November"));
    REQUIRE(send_it(id).status == 303);
    CHECK(now(id).received_on == day("2026-11-19"));
}

TEST_CASE_FIXTURE(Sending, "rule 15: sent again later, the new date counts") {
    set_day("2026-11-19");
    const ReferralId id = sent();
    REQUIRE(return_it(id).status == 303);
    set_day("2026-11-30");
    CHECK(get(administrator, "/referrals").body.contains("Returned 11 days ago, not sent again."));
    REQUIRE(send_it(id).status == 303);
    CHECK(now(id).received_on == day("2026-11-30"));
}

TEST_CASE_FIXTURE(Sending, "rule 13: sent ahead, its referrer records the CSE MAP as held") {
    const ReferralId id = sent(ahead_answers());
    CHECK(get(worker, page_of(id)).body.contains("Record the CSE MAP as held"));
    CHECK_FALSE(get(manager, page_of(id)).body.contains("Record the CSE MAP as held"));
    CHECK(hold_prior_meeting(id, "25").body.contains("must not be in the future"));
    set_day("2026-11-25");
    const auto recorded = hold_prior_meeting(id, "25");
    CHECK(accounts::location(recorded) == page_of(id, "/parts/prior_actions"));
    CHECK(get(worker, page_of(id)).body.contains("Add what the CSE MAP agreed"));
    const std::string action = page_of(id, "/parts/prior_actions/new");
    CHECK(post(worker, action,
               {{"seen", seen(action)},
                {"action_what", "Call at the home"},
                {"action_agency", "POLICE_BOROUGH"}})
              .status == 303);
    const std::string body = get(worker, page_of(id)).body;
    CHECK_FALSE(body.contains("The panel cannot hear the case"));
    CHECK(now(id).state == State::sent);
}

TEST_CASE_FIXTURE(Sending, "rule 13: sent ahead, nothing else of it can be written") {
    const ReferralId id = sent(ahead_answers());
    CHECK(get(worker, page_of(id, "/parts/child")).status == 404);
    CHECK(post(worker, page_of(id, "/parts/child"), {{"child_given_names", "Other"}}).status ==
          422);
    CHECK(written(id).answers.words("child_given_names") == "Zofia");
}

TEST_CASE_FIXTURE(Sending, "rule 13: sent after its CSE MAP, that cannot be written again") {
    const ReferralId id = sent();
    CHECK(get(worker, page_of(id, "/parts/prior_meeting")).status == 404);
    CHECK(hold_prior_meeting(id, "12").status == 422);
    CHECK(written(id).answers.date("prior_held_on") == day("2026-11-10"));
}

}  // namespace mase::referrals
