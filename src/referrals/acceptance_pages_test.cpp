#include <doctest/doctest.h>

#include "cases/cases_store.h"
#include "meetings/agenda_store.h"
#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

class Acceptance : public ReferralsFixture {
public:
    std::int64_t cases() const { return count("SELECT count(*) FROM cases"); }
    std::int64_t listed(const meetings::Meeting& meeting) const {
        return count("SELECT count(*) FROM agenda_items WHERE meeting_id = $1 AND why = 'new'",
                     {meeting.id});
    }
    std::string page(ReferralId id) { return get(administrator, page_of(id, "/acceptance")).body; }
    ReferralId sent_late() {
        set_day("2026-11-29");
        return sent();
    }
    http::Response ask_late(ReferralId id) {
        return decide_it(id, {{"choice", "ask_late"}, {"late_reason", "It cannot wait for me."}});
    }
};

}  // namespace

TEST_CASE_FIXTURE(Acceptance, "a decision is not taken without a choice or its words") {
    const ReferralId id = sent();
    CHECK(decide_it(id, {}).body.contains("Select what happens to this referral"));
    const auto returned = decide_it(id, {{"choice", "give_back"}, {"return_reason", "Because"}});
    CHECK(returned.status == 422);
    CHECK(returned.body.contains("Select why you return it"));
    CHECK(decide_it(id, {{"choice", "accept_sooner"}}).status == 422);
    CHECK(decide_it(id, {{"choice", "<script>"}}).status == 422);
    CHECK(now(id).state == State::sent);
}

TEST_CASE_FIXTURE(Acceptance, "a referral that changed since it was read is not decided") {
    const ReferralId id = sent();
    const auto response = post(administrator, page_of(id, "/acceptance"),
                               {{"choice", "give_back"},
                                {"return_reason", "OTHER"},
                                {"return_words", "Kept <b>words</b>"},
                                {"version", "1"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("This referral changed after you opened this page"));
    CHECK(response.body.contains("Kept &lt;b&gt;words&lt;/b&gt;"));
    CHECK(now(id).state == State::sent);
}

TEST_CASE_FIXTURE(Acceptance, "rule 13: no prior meeting, no acceptance, whoever asks") {
    const ReferralId id = sent(ahead_answers());
    CHECK(page(id).contains("nobody can allow it"));
    CHECK_FALSE(page(id).contains("Accept it for the meeting"));
    const auto refused = decide_it(id, {{"choice", "accept"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("The CSE MAP is not recorded as held"));
    CHECK(cases() == 0);
    CHECK(now(id).state == State::sent);
}

TEST_CASE_FIXTURE(Acceptance, "rule 13: not even a chair’s leave makes it acceptable") {
    set_day("2026-11-24");  // the day before its CSE MAP; now late for nothing
    const ReferralId id = sent(ahead_answers());
    set_day("2026-11-30");
    const ReferralId late = sent([] {
        forms::Answers answers = ahead_answers();
        answers.set("prior_planned_for", 0, {.codes = {}, .words = "2026-12-03"});
        return answers;
    }());
    REQUIRE(ask_late(late).status == 303);
    chair_says(meetings::Verdict::allowed, "Hear it.");
    CHECK(decide_it(late, {{"choice", "accept_sooner"}}).status == 422);
    CHECK(decide_it(id, {{"choice", "accept"}}).status == 422);
    CHECK(cases() == 0);
}

TEST_CASE_FIXTURE(Acceptance, "an accepted referral opens a case and stands on the agenda") {
    const ReferralId id = sent();
    CHECK(page(id).contains("In time: received 10 days before the last day for 8 December 2026."));
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    const Referral accepted = now(id);
    CHECK(accepted.state == State::accepted);
    REQUIRE(accepted.case_id);
    CHECK(listed(december) == 1);
    CHECK(count("SELECT count(*) FROM cases WHERE id = $1 AND worker_id = $2 AND manager_id = $3",
                {*accepted.case_id, worker.actor.account, manager.actor.account}) == 1);
    const std::string body = get(worker, page_of(id)).body;
    CHECK(body.contains("Accepted for the meeting on Tuesday 8 December 2026"));
    CHECK(body.contains("/cases/" + text(*accepted.case_id)));
    CHECK(get(administrator, page_of(id, "/acceptance")).status == 404);
    CHECK(decide_it(id, {{"choice", "accept"}}).status == 404);
    CHECK(cases() == 1);
}

TEST_CASE_FIXTURE(Acceptance, "rule 24: the referral stays as it was sent, under its own key") {
    const ReferralId id = sent();
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    CHECK(written(id).answers.words("child_given_names") == "Zofia");
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'referral' AND case_id IS NULL") == 1);
    CHECK(count("SELECT count(*) FROM referrals r JOIN children c ON c.key_id = r.key_id") == 0);
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'acceptance' AND held_on = "
                "'2026-11-18'") == 1);
}

TEST_CASE_FIXTURE(Acceptance,
                  "rule 14: a late one is listed on the next meeting it is in time for") {
    const ReferralId id = sent_late();
    CHECK(page(id).contains("Out of time: received 1 day after the last day for 8 December 2026."));
    CHECK(decide_it(id, {{"choice", "accept_sooner"}}).status == 422);
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    CHECK(listed(december) == 0);
    CHECK(listed(january) == 1);
}

TEST_CASE_FIXTURE(Acceptance, "rule 14: with a chair’s recorded reason it is heard sooner") {
    const ReferralId id = sent_late();
    CHECK(decide_it(id, {{"choice", "ask_late"}}).body.contains("Enter why the chair should"));
    REQUIRE(ask_late(id).status == 303);
    CHECK(page(id).contains("A chair has been asked to allow it though it is late"));
    CHECK(get(administrator, "/referrals").body.contains("Waiting for a chair"));
    CHECK(decide_it(id, {{"choice", "accept_sooner"}}).status == 422);
    CHECK_FALSE(is_in_the_files("It cannot wait for me."));
    chair_says(meetings::Verdict::allowed, "The worker was on leave.");
    REQUIRE(decide_it(id, {{"choice", "accept_sooner"}}).status == 303);
    CHECK(listed(december) == 1);
    CHECK(count("SELECT count(*) FROM exceptions WHERE kind = 'LATE_REFERRAL' AND state = "
                "'allowed' AND meeting_id = $1",
                {december.id}) == 1);
}

TEST_CASE_FIXTURE(Acceptance, "rule 14: what a chair refused is counted and stays refused") {
    const ReferralId id = sent_late();
    REQUIRE(ask_late(id).status == 303);
    chair_says(meetings::Verdict::refused, "It can wait.");
    CHECK(page(id).contains("and refused it"));
    CHECK(decide_it(id, {{"choice", "accept_sooner"}}).status == 422);
    CHECK(count("SELECT count(*) FROM exceptions WHERE state = 'refused'") == 1);
}

TEST_CASE_FIXTURE(Acceptance,
                  "rule 14: an urgent one says what to do now, and joins a pack gone out") {
    tamper("UPDATE meetings SET state = 'circulated' WHERE held_on = '2026-12-08'");
    const ReferralId id = sent();
    CHECK(page(id).contains("The pack for 8 December 2026 has gone out"));
    CHECK(page(id).contains("if a child is in danger now call 999"));
    CHECK(decide_it(id, {{"choice", "ask_late"}, {"late_reason", "Late"}}).status == 422);
    REQUIRE(
        decide_it(id, {{"choice", "ask_urgent"}, {"urgent_reason", "She is missing."}}).status ==
        303);
    chair_says(meetings::Verdict::allowed, "Hear it now.");
    REQUIRE(decide_it(id, {{"choice", "accept_sooner"}}).status == 303);
    CHECK(listed(december) == 1);
}

TEST_CASE_FIXTURE(Acceptance,
                  "what is returned says why to its referrer, and can be written again") {
    const ReferralId id = sent();
    REQUIRE(return_it(id).status == 303);
    CHECK(now(id).state == State::returned);
    const std::string body = get(worker, page_of(id)).body;
    CHECK(body.contains("Parts of the referral are missing"));
    CHECK(body.contains("Say who chaired the CSE MAP."));
    CHECK(body.contains("Send it again by Friday 20 November 2026"));
    CHECK(get(manager, page_of(id)).body.contains("Say who chaired the CSE MAP."));
    CHECK(get(worker, page_of(id, "/parts/child")).status == 200);
    CHECK(get(administrator, page_of(id, "/acceptance")).status == 404);
    CHECK_FALSE(is_in_the_files("Say who chaired"));
}

TEST_CASE_FIXTURE(Acceptance, "rule 16: only a chair says that it is not for this panel") {
    const ReferralId id = sent();
    CHECK(decide_it(id, {{"choice", "complete_not_for_panel"}}).status == 422);
    REQUIRE(decide_it(id, {{"choice", "propose_not_for_panel"},
                           {"not_for_panel_reason", "No sign of exploitation."},
                           {"signpost", "Early help at Fernhill Centre."}})
                .status == 303);
    CHECK(now(id).state == State::sent);
    CHECK(decide_it(id, {{"choice", "complete_not_for_panel"}}).status == 422);
    chair_says(meetings::Verdict::allowed, "Agreed after a call with early help.");
    CHECK(decide_it(id, {{"choice", "accept"}}).status == 422);
    REQUIRE(decide_it(id, {{"choice", "complete_not_for_panel"}}).status == 303);
    CHECK(now(id).state == State::not_for_panel);
    const std::string body = get(worker, page_of(id)).body;
    CHECK(body.contains("No sign of exploitation."));
    CHECK(body.contains("Early help at Fernhill Centre."));
    CHECK(body.contains("Agreed after a call with early help."));
    CHECK(cases() == 0);
    CHECK_FALSE(is_in_the_files("Fernhill"));
}

TEST_CASE_FIXTURE(Acceptance, "rule 16: what a chair refused to send away can be accepted") {
    const ReferralId id = sent();
    REQUIRE(decide_it(id, {{"choice", "propose_not_for_panel"},
                           {"not_for_panel_reason", "No sign."},
                           {"signpost", "Early help."}})
                .status == 303);
    chair_says(meetings::Verdict::refused, "It is for us.");
    CHECK(decide_it(id, {{"choice", "complete_not_for_panel"}}).status == 422);
    CHECK(decide_it(id, {{"choice", "accept"}}).status == 303);
}

TEST_CASE_FIXTURE(Acceptance, "accepting leaves a line with the case it opened") {
    const ReferralId id = sent();
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'decide_referral' AND l.subject_id = $1 AND "
                "s.shown_id = $2",
                {id, *now(id).case_id}) == 1);
}

}  // namespace mase::referrals
