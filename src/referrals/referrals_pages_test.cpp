// Who reaches which address of a referral, and what the lists show to whom.
#include "referrals/referrals_pages.h"

#include <doctest/doctest.h>

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

const std::vector<std::string> addresses{"",
                                         "/withdrawal",
                                         "/parts/child",
                                         "/parts/persons",
                                         "/parts/persons/new",
                                         "/parts/prior_actions/1",
                                         "/parts/prior_actions/1/removal",
                                         "/answers",
                                         "/acceptance"};

}  // namespace

TEST_CASE_FIXTURE(ReferralsFixture, "a stranger to a referral finds no address of it") {
    for (const ReferralId id : {draft(), (next_minute(), sent())}) {
        for (const std::string& address : addresses) {
            CAPTURE(address);
            for (const accounts::Person& person :
                 {other_worker, health_member, action_owner, analyst, auditor}) {
                CHECK(get(person, page_of(id, address)).status == 404);
                CHECK(post(person, page_of(id, address), {}).status == 404);
            }
        }
        CHECK(now(id).version == written(id).referral.version);
    }
    const auto list = get(other_worker, "/referrals");
    CHECK(list.status == 200);
    CHECK_FALSE(list.body.contains("Zofia"));
    CHECK(list.body.contains("There are none now."));
}

TEST_CASE_FIXTURE(ReferralsFixture, "an address of no referral is not there") {
    CHECK(get(administrator, "/referrals/not-an-id").status == 404);
    CHECK(get(administrator, "/referrals/" + text(mase::new_id<ReferralId>(clock.now()))).status ==
          404);
}

TEST_CASE_FIXTURE(ReferralsFixture, "a manager reads what their worker wrote and changes nothing") {
    const ReferralId id = draft();
    CHECK(get(manager, page_of(id)).body.contains("Zofia Łopata-Quill"));
    CHECK(get(manager, page_of(id, "/answers")).body.contains("Gifts and late messages."));
    CHECK(get(manager, page_of(id, "/parts/child")).status == 404);
    CHECK(post(manager, page_of(id, "/answers"), {}).status == 404);
    CHECK(post(manager, page_of(id, "/withdrawal"), {}).status == 404);
}

TEST_CASE_FIXTURE(ReferralsFixture, "rule 15: a chair sees what is unsent, and can't write it") {
    const ReferralId id = draft();
    CHECK(get(police_chair, "/referrals").body.contains("Started"));
    CHECK(get(police_chair, page_of(id)).status == 200);
    CHECK(post(police_chair, page_of(id, "/parts/child"), {}).status == 404);
    CHECK(get(police_chair, page_of(id, "/acceptance")).status == 404);
}

TEST_CASE_FIXTURE(ReferralsFixture, "the administrator decides on what was sent and writes none") {
    const ReferralId id = draft();
    CHECK(get(administrator, page_of(id, "/acceptance")).status == 404);
    CHECK(get(administrator, page_of(id, "/parts/child")).status == 404);
    next_minute();
    const ReferralId other = sent();
    CHECK(get(administrator, page_of(other, "/acceptance")).status == 200);
    CHECK(get(administrator, page_of(other, "/parts/child")).status == 404);
    CHECK(get(worker, page_of(other, "/acceptance")).status == 404);
}

TEST_CASE_FIXTURE(ReferralsFixture, "the inbox says both clocks, the oldest duty first") {
    forms::Answers other = whole_answers();
    other.set("child_given_names", 0, {.codes = {}, .words = "Amadou"});
    set_day("2026-11-18");
    const ReferralId unsent = draft(other);  // in time until 28 November
    set_day("2026-11-20");
    sent();  // its pack is due on 1 December
    set_day("2026-11-29");
    const std::string body = get(administrator, "/referrals").body;
    CHECK(body.contains("Received 8 days before the last day for 8 December 2026."));
    CHECK(body.contains("Pack due Tuesday 1 December 2026, in 2 days."));
    CHECK(body.contains("2 referrals in work"));
    CHECK(body.find("Zofia") < body.find("Amadou"));  // now in time only until 2 January
    CHECK(body.contains(page_of(unsent)));
    CHECK(body.contains("OFFICIAL-SENSITIVE"));
}

TEST_CASE_FIXTURE(ReferralsFixture, "the list leaves a line that names what it showed") {
    const ReferralId id = draft();
    get(manager, "/referrals");
    CHECK(count("SELECT count(*) FROM audit_shown s JOIN audit_log l ON l.writer = s.writer AND "
                "l.seq = s.seq WHERE l.operation = 'list_referrals' AND s.shown_id = $1 AND "
                "l.account_id = $2",
                {id, manager.actor.account}) == 1);
}

TEST_CASE_FIXTURE(ReferralsFixture, "a withdrawn referral is kept, read and not written") {
    const ReferralId id = draft();
    CHECK(get(worker, page_of(id, "/withdrawal")).body.contains("The panel will not hear it."));
    next_minute();
    CHECK(post(worker, page_of(id, "/withdrawal"), {}).status == 303);
    CHECK(now(id).state == State::withdrawn);
    CHECK(get(worker, page_of(id)).body.contains("Withdrawn"));
    CHECK(get(worker, page_of(id, "/parts/child")).status == 404);
    CHECK(post(worker, page_of(id, "/withdrawal"), {}).status == 404);
    CHECK_FALSE(get(worker, "/referrals").body.contains("Zofia"));
    CHECK(get(worker, "/referrals?show=decided").body.contains("Zofia"));
}

TEST_CASE_FIXTURE(ReferralsFixture, "what was typed as markup is shown as text") {
    forms::Answers answers = whole_answers();
    answers.set("child_given_names", 0, {.codes = {}, .words = "<script>alert(1)</script>"});
    answers.set("concerns_narrative", 0, {.codes = {}, .words = "\"><img src=x>"});
    const ReferralId id = draft(answers);
    for (const std::string& address :
         {page_of(id), page_of(id, "/answers"), page_of(id, "/parts/child"),
          page_of(id, "/parts/concerns"), page_of(id, "/withdrawal"), std::string("/referrals")}) {
        const std::string body = get(worker, address).body;
        CAPTURE(address);
        CHECK_FALSE(body.contains("<script>alert"));
        CHECK_FALSE(body.contains("<img"));
    }
    CHECK(get(worker, page_of(id)).body.contains("&lt;script&gt;alert(1)"));
}

}  // namespace mase::referrals
