#include "meetings/recall.h"

#include <doctest/doctest.h>

#include "meetings/pack_copy_store.h"
#include "meetings/pack_versions_store.h"
#include "meetings/pages_fixture.h"

namespace mase::meetings {

namespace {

class Recalls : public PagesFixture {
public:
    Recalls() : meeting(plan(day("2026-12-08"))), case_id(a_case()), item(list(meeting, case_id)) {
        out();
    }

    void out() {
        REQUIRE(circulated(meeting));
        wait();
    }
    void wait() { clock.set(plus_seconds(clock.now(), 60)); }
    void opens(const accounts::Person& person) {
        change_as(person, [&](audit::Change& change) {
            note_opening(change, item);
            return 0;
        });
    }
    http::Response recalls(const accounts::Person& person, const std::string& reason) {
        auto answer =
            post(person, at(meeting, "recall"),
                 {{"reason", reason}, {"version", std::to_string(again(meeting).version)}});
        wait();
        return answer;
    }
    std::vector<PackVersion> versions() {
        return look(
            [&](const audit::Reading& reading) { return versions_of(reading, meeting.id); });
    }

    const Meeting meeting;
    const CaseId case_id;
    const ItemId item;
};

Problems problems_in(const char* state, const std::string& reason = "A wrong name") {
    Meeting meeting;
    meeting.state = state;
    return recall_problems(meeting, reason);
}

}  // namespace

TEST_CASE("a pack is recalled only while it is out, before its meeting sits") {
    CHECK(problems_in("circulated").empty());
    CHECK(problems_in("planned").front().message ==
          "This pack is not out, so there is nothing to recall");
    CHECK(problems_in("sitting").front().message ==
          "The meeting has started, so its pack can no longer be recalled");
    for (const char* state : {"ended", "approved"})
        CHECK(problems_in(state).front().message ==
              "This meeting is over, so its pack can no longer be recalled");
    CHECK(problems_in("cancelled").front().message ==
          "This meeting is cancelled, and nobody reads its pack any more");
}

TEST_CASE("a recall without a reason is told so, beside whatever else stands in its way") {
    CHECK(problems_in("circulated", "") == Problems{{"reason", "Enter why the pack is recalled"}});
    CHECK(problems_in("sitting", "").size() == 2);
    CHECK(problems_in("circulated", std::string(2001, 'x')).front().message ==
          "Shorten this to 2000 characters or fewer");
}

TEST_CASE_FIXTURE(Recalls, "only the administrator recalls a pack, and only chairs see that page") {
    for (const accounts::Person& person : {police_chair, care_chair, health_member, worker})
        CHECK(recalls(person, "A wrong name").status == 404);
    CHECK(again(meeting).state == "circulated");
    for (const accounts::Person& person : {health_member, worker})
        CHECK(status(person, at(meeting, "recall")) == 404);
    const std::string page = body(police_chair, at(meeting, "recall"));
    CHECK(page.contains("The MASE administrator can recall it."));
    CHECK_FALSE(page.contains("<textarea"));
    CHECK_FALSE(body(police_chair, at(meeting, "pack")).contains("Recall the pack"));
    CHECK(body(administrator, at(meeting, "pack")).contains("Recall the pack"));
}

TEST_CASE_FIXTURE(Recalls, "who has opened the pack already is said before the button") {
    CHECK(body(administrator, at(meeting, "recall"))
              .contains("Nobody has opened a case of this pack yet."));
    opens(health_member);
    const std::string page = body(administrator, at(meeting, "recall"));
    const std::size_t name = page.find(health_member.actor.name), button = page.find("<button");
    CHECK(name != std::string::npos);
    CHECK(page.find("Who has opened it already") < name);
    CHECK(name < page.find("Why it is recalled"));
    CHECK(page.contains("It does not take back what they have read, printed or written down."));
    CHECK(button != std::string::npos);
}

TEST_CASE_FIXTURE(Recalls, "a recall that is refused changes nothing and keeps what was typed") {
    CHECK(recalls(administrator, "").body.contains("Enter why the pack is recalled"));
    const auto stale =
        post(administrator, at(meeting, "recall"), {{"reason", "A wrong name"}, {"version", "1"}});
    CHECK(stale.status == 422);
    CHECK(stale.body.contains("Someone else changed this meeting"));
    CHECK(stale.body.contains("A wrong name"));
    CHECK(again(meeting).state == "circulated");
    CHECK(reads(health_member, case_id));
}

TEST_CASE_FIXTURE(Recalls, "a recalled pack is read by none of those whom it let in") {
    CHECK(reads(health_member, case_id));
    REQUIRE(recalls(administrator, "A wrong name").status == 303);
    CHECK(again(meeting).state == "planned");
    CHECK_FALSE(again(meeting).circulated_at);
    for (const accounts::Person& person : {health_member, police_chair, school_member})
        CHECK_FALSE(reads(person, case_id));
    CHECK(body(health_member, at(meeting, "pack")).contains("The pack was recalled on"));
    CHECK(lines("recall_pack") == 1);
    CHECK(recalls(administrator, "Again").body.contains("there is nothing to recall"));
}

TEST_CASE_FIXTURE(Recalls, "rule 8: whoever could read a case before that pack still can") {
    const Meeting january = plan(day("2027-01-12"));
    list(january, case_id, "review");
    REQUIRE(circulated(january));
    change([&](audit::Change& change) {
        Seats seats = seats_of(change, january.id);
        std::erase_if(
            seats, [&](const Seat& seat) { return seat.account == school_member.actor.account; });
        save_seats(change, january.id, seats);
        return 0;
    });
    REQUIRE(recalls(administrator, "A wrong name").status == 303);
    CHECK(reads(health_member, case_id));  // the pack for January is out as well
    CHECK_FALSE(reads(school_member, case_id));
}

TEST_CASE_FIXTURE(Recalls, "chairs read when, by whom and why, beside who had opened it") {
    opens(health_member);
    REQUIRE(recalls(administrator, "One case was the wrong one").status == 303);
    for (const accounts::Person& person : {police_chair, administrator}) {
        const std::string page = body(person, at(meeting, "recall"));
        CHECK(page.contains("Version 1, recalled"));
        CHECK(page.contains("One case was the wrong one"));
        CHECK(page.contains(administrator.actor.name));
        CHECK(page.contains(health_member.actor.name));
        CHECK(page.contains("and unchanged since"));
        CHECK(body(person, at(meeting, "pack")).contains("See what was recalled"));
    }
    CHECK_FALSE(body(health_member, at(meeting, "pack")).contains("wrong one"));
    CHECK_FALSE(is_in_the_files("the wrong one"));
}

TEST_CASE_FIXTURE(Recalls, "circulated again, a pack is a new version, and the old one stays") {
    opens(health_member);
    REQUIRE(recalls(administrator, "A wrong name").status == 303);
    CHECK(count("SELECT count(*) FROM pack_copies") == 0);
    CHECK(body(administrator, at(meeting, "pack")).contains("Circulate the pack"));
    out();
    const auto all = versions();
    REQUIRE(all.size() == 2);
    CHECK(all[0].number == 2);
    CHECK_FALSE(all[0].recalled);
    CHECK(all[1].recalled);
    CHECK(all[0].fingerprint != all[1].fingerprint);
    CHECK(all[0].fingerprint.size() == 32);
    CHECK(count("SELECT count(*) FROM recalled_copies WHERE number = 1") == 1);
    CHECK(count("SELECT count(*) FROM pack_copies") == 1);
    CHECK(count("SELECT count(*) FROM pack_openings") == 0);
    CHECK(count("SELECT count(*) FROM recalled_openings WHERE number = 1") == 1);
    CHECK(reads(health_member, case_id));
    const std::string page = body(health_member, at(meeting, "pack"));
    CHECK(page.contains("as version 2 (" + all[0].fingerprint.substr(0, 8) +
                        "), in place of the one recalled"));
}

TEST_CASE_FIXTURE(Recalls, "what a recalled pack held is told apart when it was tampered with") {
    REQUIRE(recalls(administrator, "A wrong name").status == 303);
    change([&](audit::Change& change) {
        change.execute(
            "UPDATE answers SET code = 'CAT3' WHERE panel_id = $1 AND question = "
            "'risk_category' AND record_id = (SELECT record_id FROM recalled_copies "
            "WHERE panel_id = $1)",
            {panel});
        return 0;
    });
    CHECK(
        body(police_chair, at(meeting, "recall")).contains("it is no longer as it was circulated"));
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 26: leave for a late pack is not leave for the one after it") {
    const Meeting meeting = plan(day("2026-11-24"));
    const auto send = [&](const std::string& below, accounts::Fields fields) {
        fields.emplace_back("version", std::to_string(again(meeting).version));
        const int status = post(administrator, at(meeting, below), fields).status;
        clock.set(plus_seconds(clock.now(), 60));
        return status;
    };
    const auto allow = [&] {
        CHECK(send("lateness", {{"late_reason", "Two were added"}}) == 303);
        const auto asked = look([&](const audit::Reading& reading) {
            return *latest_exception(reading, "LATE_PACK", meeting.id);
        });
        CHECK(post(police_chair, "/exceptions/" + text(asked.id),
                   {{"verdict", "allowed"}, {"reason", "Agreed"}, {"version", "1"}})
                  .status == 303);
    };
    allow();
    REQUIRE(send("pack", {}) == 303);
    REQUIRE(send("recall", {{"reason", "A wrong name"}}) == 303);
    CHECK(send("pack", {}) == 422);
    CHECK(body(administrator, at(meeting, "pack")).contains("Ask the chairs"));
    allow();
    CHECK(send("pack", {}) == 303);
}

}  // namespace mase::meetings
