#include "referrals/referrals_store.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

class Store : public ReferralsFixture {
public:
    std::vector<Referral> listed_for(const accounts::Person& person) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(person, access::Operation::list_referrals, panel_subject()), "own_work",
            outbox);
        return list_open(viewing,
                         site::scope(policy, person.actor, access::Operation::list_referrals));
    }
    std::vector<Event> events(ReferralId id) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(administrator, access::Operation::view_referral, subject(id)),
            "own_work", outbox);
        return events_of(viewing, load(viewing, form, id).referral);
    }
    Result<int> returned_with(ReferralId id, const std::string& words) {
        next_minute();
        return change_as<int>(administrator, subject(id), [&](audit::Change& change) {
            give_back(change, *find_referral(change, id), "PARTS_MISSING", words);
            return 0;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Store, "a referral is moved only as it stands, never as it stood") {
    const ReferralId id = draft();
    const Referral stale = now(id);
    CHECK(change_as<int>(worker, subject(id), [&](audit::Change& change) {
        withdraw(change, stale);
        return 0;
    }));
    CHECK_THROWS(change_as<int>(worker, subject(id), [&](audit::Change& change) {
        referrals::send(change, stale, day("2026-11-18"), false);
        return 0;
    }));
    CHECK(now(id).state == State::withdrawn);
}

TEST_CASE_FIXTURE(Store, "a permit for one referral writes no other") {
    const ReferralId mine = draft();
    next_minute();
    const ReferralId other = draft();
    CHECK_THROWS(change_as<int>(worker, subject(mine), [&](audit::Change& change) {
        withdraw(change, *find_referral(change, other));
        return 0;
    }));
    CHECK_THROWS(change_as<int>(worker, subject(mine), [&](audit::Change& change) {
        save_part(change, load(change, form, other), *form.section("child"));
        return 0;
    }));
}

TEST_CASE_FIXTURE(Store, "each sees their own: the referrer, their manager, the administrator") {
    draft();
    CHECK(listed_for(worker).size() == 1);
    CHECK(listed_for(manager).size() == 1);
    CHECK(listed_for(administrator).size() == 1);
    CHECK(listed_for(police_chair).size() == 1);  // rules.md 15: shown to chairs
    CHECK(listed_for(other_worker).empty());
    CHECK(listed_for(health_member).empty());
}

TEST_CASE_FIXTURE(Store, "what was said back is opened in its place alone") {
    const ReferralId id = sent();
    REQUIRE(returned_with(id, "Say who chaired the CSE MAP."));
    const auto all = events(id);
    REQUIRE(all.size() == 3);
    CHECK(all.front().event == "returned");
    CHECK(all.front().words == "Say who chaired the CSE MAP.");
    CHECK(all.front().code == "PARTS_MISSING");
    CHECK(all.front().by == administrator.actor.name);
    tamper("UPDATE referral_events SET at = at + 1 WHERE event = 'returned'");
    has_moved_sealed = true;
    CHECK_THROWS(events(id));
}

TEST_CASE_FIXTURE(Store, "rule 24: nothing personal stands in plain in the files") {
    const ReferralId id = sent();
    REQUIRE(returned_with(id, "Ask Zofia’s teacher, Quillfeather."));
    for (const char* words : {"Zofia", "Łopata", "Thimblerig", "9990000018", "999 000 0018",
                              "2011-03-27", "CS10042", "Fernhollow", "sending Zofia gifts",
                              "Ola Marlowe", "Call at the home", "late messages", "Quillfeather"})
        CHECK_FALSE(is_in_the_files(words));
    CHECK(is_in_the_files("PARTS_MISSING"));  // a code, so the search does find what is there
}

TEST_CASE_FIXTURE(Store, "rule 24: each referral has a key of its own") {
    draft();
    next_minute();
    draft();
    CHECK(count("SELECT count(DISTINCT key_id) FROM referrals") == 2);
    CHECK(count("SELECT count(*) FROM referrals r JOIN panels p ON p.key_id = r.key_id") == 0);
}

TEST_CASE_FIXTURE(Store, "the decided ones come latest first and page by key") {
    std::vector<ReferralId> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(draft());
        next_minute();
        REQUIRE(change_as<int>(worker, subject(ids.back()), [&](audit::Change& change) {
            withdraw(change, *find_referral(change, ids.back()));
            return 0;
        }));
    }
    audit::Outbox outbox(records);
    const audit::Viewing viewing(records,
                                 permit(worker, access::Operation::list_referrals, panel_subject()),
                                 "own_work", outbox);
    const site::Scope mine = site::scope(policy, worker.actor, access::Operation::list_referrals);
    const auto first = list_closed(viewing, mine, 2);
    REQUIRE(first.size() == 2);
    CHECK(first.front().id == ids[2]);
    const auto rest = list_closed(viewing, mine, 2, first.back().id);
    REQUIRE(rest.size() == 1);
    CHECK(rest.front().id == ids[0]);
}

TEST_CASE_FIXTURE(Store, "sending leaves a line that names the referral and no words") {
    const ReferralId id = sent();
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'send_referral' AND subject_id = "
                "$1 AND account_id = $2 AND detail LIKE '%sent%'",
                {id, worker.actor.account}) == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE '%Zofia%'") == 0);
}

}  // namespace mase::referrals
