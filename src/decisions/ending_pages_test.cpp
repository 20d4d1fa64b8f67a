// Tries to lose what a meeting leaves unfinished, and to change it when it is over.
#include <doctest/doctest.h>

#include "decisions/decisions_fixture.h"

namespace mase::decisions {

TEST_CASE_FIXTURE(Reviewing, "MR-52: a case whose action stays open is on the next agenda, once") {
    save(administrator, "earlier-actions", {{field(), "KEPT_OPEN"}});
    answer_all();
    save(administrator, "agencies",
         {{"cooperates.CS_CPAT", "YES"},
          {"recorded.CS_CPAT", "YES"},
          {"cooperates.HEALTH", "YES"},
          {"recorded.HEALTH", "YES"}});
    decide("SATISFIED");
    end();
    REQUIRE(agenda(next.id).size() == 1);
    CHECK(agenda(next.id).front().why == "review");
    CHECK(agenda(meeting.id).front().state == "discussed");
    CHECK(save(administrator, "child-voice", {{"child_voice", "I feel safer"}}).status == 303);
    CHECK(agenda(next.id).size() == 1);
}

TEST_CASE_FIXTURE(Reviewing,
                  "MR-52: a meeting does not end while there is no next one to check at") {
    save(administrator, "earlier-actions", {{field(), "KEPT_OPEN"}});
    tamper("UPDATE meetings SET state = 'cancelled' WHERE held_on = '2026-12-08'");
    const auto refused = post(care_chair, ending(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Plan the next meeting first"));
    CHECK(again(meeting.id).state == "sitting");
}

TEST_CASE_FIXTURE(Discussing, "MR-53: a case is brought back to the meeting that the panel chose") {
    const meetings::Meeting later = plan("2027-03-09");
    answer_all();
    REQUIRE(tries("SATISFIED", "", text(later.id)).status == 303);
    CHECK(agenda(later.id).empty());
    end();
    REQUIRE(agenda(later.id).size() == 1);
    CHECK(agenda(later.id).front().why == "brought_back");
    CHECK(agenda(next.id).empty());
    const auto moved = tries("SATISFIED", "", text(next.id));
    CHECK(moved.status == 422);
    CHECK(says(moved, "the administrator can move it there"));
}

TEST_CASE_FIXTURE(Discussing, "rule 33: actions start when the meeting ends, a late one at once") {
    answer_all();
    adds_action();
    decide("NOT_SATISFIED");
    CHECK(actions_in("proposed") == 1);
    CHECK(!says(get(health_member, "/actions"), "Offer an appointment"));
    end();
    CHECK(actions_in("open") == 1);
    CHECK(says(get(health_member, "/actions"), "Offer an appointment"));
    CHECK(agenda(next.id).front().why == "review");
    CHECK(adds_action().status == 303);
    CHECK(actions_in("open") == 2);
    const auto removal = looked(file, [&](const audit::Reading& reading) {
        return discussion("actions/" + text(actions::actions_of_item(reading, item).front().id) +
                          "/removal");
    });
    CHECK(post(administrator, removal, {}).status == 422);
    CHECK(says(get(health_member, "/actions"), "Offer an appointment"));
}

TEST_CASE_FIXTURE(Discussing, "once the minutes are approved nothing of it can be changed") {
    answer_all();
    decide("SATISFIED");
    end();
    CHECK(save(administrator, "child-voice", {{"child_voice", "I feel safer"}}).status == 303);
    tamper("UPDATE meetings SET state = 'approved' WHERE held_on = '2026-11-18'");
    for (const char* part : {"", "room", "earlier-actions", "agencies", "child-voice", "questions",
                             "support", "actions", "decision", "closure", "data"}) {
        CHECK(post(administrator, discussion(part), an_action()).status == 404);
        CHECK(post(care_chair, discussion(part), an_action()).status == 404);
    }
    for (const char* part : {"", "attendance", "confidentiality", "quorum", "held-over"})
        CHECK(post(care_chair, sitting(part), {}).status == 404);
    const auto page = get(care_chair, discussion());
    CHECK(page.status == 200);
    CHECK(says(page, "I feel safer"));
    CHECK(!says(page, "<textarea"));
}

TEST_CASE_FIXTURE(Discussing,
                  "rule 36: a chair closes a case when the meeting ends, and can reopen it") {
    CHECK(save(care_chair, "closure", {{"closure", "SAFER"}}).status == 422);
    answer_all();
    decide("SATISFIED");
    const auto refused = save(administrator, "closure", {{"closure", "SAFER"}});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Ask a chair to close or reopen the case"));
    CHECK(says(get(administrator, discussion()), "Only a chair closes a case"));
    CHECK(save(care_chair, "closure", {{"closure", "BORED"}}).status == 422);
    CHECK(save(care_chair, "closure", {{"closure", "SAFER"}}).status == 303);
    CHECK(case_now().is_open());
    CHECK(tries("SATISFIED", "", text(next.id)).status == 422);
    end();
    CHECK(!case_now().is_open());
    CHECK(case_now().closure_reason == "SAFER");
    CHECK(save(care_chair, "closure", {{"closure", ""}}).status == 303);
    CHECK(case_now().is_open());
    CHECK(case_now().harm_status == "SUSPECTED");
}

}  // namespace mase::decisions
