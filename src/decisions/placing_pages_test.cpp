#include <doctest/doctest.h>

#include "decisions/decisions_fixture.h"
#include "meetings/exceptions_store.h"

namespace mase::decisions {

namespace {

class PlacedHere : public DecisionsFixture {
public:
    PlacedHere() {
        refer("D");
        begin_sitting();
    }

    // The referral by which the panel came to hear the case.
    void refer(const char* route) {
        REQUIRE(changed<int>(
            access::Operation::decide_referral, panel_subject(), [&](audit::Change& change) {
                const auto snapshot = cases::latest_snapshot(change, file.id);
                const auto record = forms::find_record(change, *snapshot);
                forms::Answers answers;
                answers.set("placing_worker", 0, {.codes = {}, .words = "Ines Calloway"});
                answers.set("placing_manager", 0, {.codes = {}, .words = "Otis Brandt"});
                forms::save_questions(change, *record, form.section("placing")->questions, answers);
                change.execute(
                    "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, "
                    "referrer_id, entered_by, started_at, received_on, case_id, version) VALUES "
                    "($1, $2, $3, $4, $5, 'accepted', $6, $6, $7, $8, $9, 1)",
                    {panel, change.new_id<ReferralId>(), file.key, *snapshot, route,
                     worker.actor.account, change.now(), change.today(), file.id});
                return 0;
            }));
    }
    http::Response came(const accounts::Person& person, const char* worker_came,
                        const char* manager_came, const char* reason = "") {
        return post(person, discussion("placing"),
                    {{"placing_worker", worker_came},
                     {"placing_manager", manager_came},
                     {"placing_reason", reason}});
    }
    http::Response begin() { return post(administrator, discussion(), {}); }
    bool has_begun() { return discussed().begun_at.has_value(); }
    std::int64_t exceptions(const char* state) {
        return count(
            "SELECT count(*) FROM exceptions WHERE kind = 'PLACING_AUTHORITY_ABSENT' AND state = "
            "$1 AND case_id = $2 AND meeting_id = $3",
            {state, file.id, meeting.id});
    }
};

}  // namespace

TEST_CASE_FIXTURE(PlacedHere, "MR-32: the discussion waits for who came from the authority") {
    CHECK(says(get(administrator, discussion()), "Ines Calloway"));
    const auto begun = begin();
    CHECK(begun.status == 422);
    CHECK(says(begun, "Record whether the placing authority’s social worker is there"));
    CHECK_FALSE(has_begun());
    REQUIRE(came(administrator, "YES", "YES").status == 303);
    REQUIRE(begin().status == 303);
    CHECK(has_begun());
    CHECK(says(get(administrator, discussion()), "Otis Brandt: There"));
}

TEST_CASE_FIXTURE(PlacedHere, "rule 21: no part is recorded by going round the beginning") {
    CHECK(save(administrator, "questions", {{"addresses_concerns", "YES"}}).status == 422);
    CHECK_FALSE(has_begun());
}

TEST_CASE_FIXTURE(PlacedHere, "rule 21: the administrator’s reason waits for a chair") {
    REQUIRE(came(administrator, "YES", "NO", "Otis Brandt is ill.").status == 303);
    CHECK(exceptions("asked") == 1);
    CHECK(begin().status == 422);
    CHECK_FALSE(has_begun());
    CHECK_FALSE(is_in_the_files("Otis Brandt is ill."));
}

TEST_CASE_FIXTURE(PlacedHere, "rule 21: a chair’s recorded reason lets it go on, and is counted") {
    REQUIRE(came(administrator, "YES", "NO").status == 303);
    CHECK(says(begin(), "have a chair record why it goes on"));
    REQUIRE(came(police_chair, "YES", "NO", "He sent his answers in writing.").status == 303);
    CHECK(exceptions("allowed") == 1);
    REQUIRE(begin().status == 303);
    const auto page = get(administrator, discussion());
    CHECK(says(page, "Otis Brandt: Not there"));
    CHECK(says(page, "He sent his answers in writing."));
    CHECK(came(police_chair, "YES", "YES").status == 422);
}

TEST_CASE_FIXTURE(PlacedHere, "what was typed of who came is kept when something is missing") {
    const auto again = came(police_chair, "NO", "", "She is on leave.");
    CHECK(again.status == 422);
    CHECK(says(again, "Record whether the social worker’s manager is there"));
    CHECK(says(again, "She is on leave."));
    CHECK(exceptions("allowed") == 0);
    CHECK(count("SELECT count(*) FROM placing_attendance") == 0);
}

TEST_CASE_FIXTURE(PlacedHere, "only those who record the discussion say who came") {
    CHECK(came(health_member, "YES", "YES").status == 404);
    CHECK(came(worker, "YES", "YES").status == 404);
}

TEST_CASE_FIXTURE(DecisionsFixture, "nobody of another authority is asked for a child of ours") {
    begin_sitting();
    CHECK_FALSE(says(get(administrator, discussion()), "The placing authority"));
    CHECK(post(administrator, discussion("placing"),
               {{"placing_worker", "YES"}, {"placing_manager", "YES"}})
              .status == 422);
    CHECK(post(administrator, discussion(), {}).status == 303);
}

}  // namespace mase::decisions
