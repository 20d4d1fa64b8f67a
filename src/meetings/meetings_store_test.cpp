#include <doctest/doctest.h>

#include "meetings/meetings_fixture.h"

namespace mase::meetings {

TEST_CASE_FIXTURE(MeetingsFixture, "a referral goes to the first meeting it is in time for") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    const auto next = [&](const char* received_on) {
        return look([&](const audit::Reading& reading) {
            const auto meeting = next_in_time(reading, day(received_on), day("2026-11-20"));
            return meeting ? meeting->id : MeetingId{};
        });
    };
    CHECK(next("2027-01-03").is_nil());
    CHECK(next("2026-11-29") == january.id);
    CHECK(next("2026-11-28") == december.id);
    REQUIRE(circulated(december));
    CHECK(next("2026-11-28") == january.id);
}

TEST_CASE_FIXTURE(MeetingsFixture, "a meeting changed meanwhile is not moved or entered") {
    Meeting mine = plan(day("2026-12-08"));
    Meeting theirs = mine;
    theirs.place = "Room 3";
    CHECK(change([&](audit::Change& change) { return move_meeting(change, theirs); }));
    mine.place = "Room 4";
    CHECK_FALSE(change([&](audit::Change& change) { return move_meeting(change, mine); }));
    CHECK_FALSE(change([&](audit::Change& change) { return circulate(change, mine); }));
    CHECK(again(mine).place == "Room 3");
}

TEST_CASE_FIXTURE(MeetingsFixture, "a case is on an agenda once, and comes back if taken off") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId first = a_case(), second = a_case();
    const ItemId item = list(meeting, first);
    list(meeting, second);
    CHECK(list(meeting, first) == item);
    change([&](audit::Change& change) {
        withdraw_item(change, item);
        return 0;
    });
    CHECK(list(meeting, first, "review") == item);
    const auto items =
        look([&](const audit::Reading& reading) { return items_of(reading, meeting.id); });
    REQUIRE(items.size() == 2);
    CHECK(items.at(0).case_id == second);
    CHECK(items.at(1).why == "review");
    CHECK(items.at(1).state == "listed");
}

TEST_CASE_FIXTURE(MeetingsFixture, "no case is listed for a meeting that is over or cancelled") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    CHECK(change([&](audit::Change& change) { return cancel_meeting(change, meeting, "Snow"); }));
    CHECK_THROWS(list(meeting, case_id));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 8: a member reads a case from circulation to approval") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    list(meeting, case_id);
    CHECK_FALSE(reads(health_member, case_id));
    REQUIRE(circulated(meeting));
    CHECK(reads(health_member, case_id));
    CHECK_FALSE(reads(other_worker, case_id));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 8: approval ends it, unless the case is to come back") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    const CaseId over = a_case(), back = a_case();
    list(december, over);
    list(december, back);
    REQUIRE(circulated(december));
    change([&](audit::Change& change) {
        enter(change, *find_meeting(change, december.id), Event::begin);
        enter(change, *find_meeting(change, december.id), Event::end);
        list_item(change, january.id, back, {}, "brought_back", {});
        approve(change, december.id);
        return 0;
    });
    CHECK_FALSE(reads(health_member, over));
    CHECK(reads(health_member, back));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 8: a seat given or taken after circulation acts at once") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    list(meeting, case_id);
    REQUIRE(circulated(meeting));
    change([&](audit::Change& change) {
        Seats seats = seats_of(change, meeting.id);
        std::erase_if(
            seats, [&](const Seat& seat) { return seat.account == health_member.actor.account; });
        save_seats(change, meeting.id, seats);
        return 0;
    });
    CHECK_FALSE(reads(health_member, case_id));
    CHECK(reads(school_member, case_id));
    change([&](audit::Change& change) {
        Seats seats = seats_of(change, meeting.id);
        seats.push_back({.account = health_member.actor.account,
                         .name = {},
                         .job = {},
                         .agency = "HEALTH",
                         .side = {},
                         .attendance = {}});
        save_seats(change, meeting.id, seats);
        return 0;
    });
    CHECK(reads(health_member, case_id));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 14: what is listed after circulation is a supplement") {
    const Meeting meeting = plan(day("2026-12-08"));
    REQUIRE(circulated(meeting));
    const CaseId urgent = a_case();
    list(meeting, urgent);
    CHECK(reads(health_member, urgent));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 29: what is held over comes first at the named meeting") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    const CaseId waiting = a_case(), first = a_case(), second = a_case();
    list(january, waiting);
    const ItemId one = list(december, first), two = list(december, second);
    REQUIRE(circulated(december));
    CHECK_FALSE(change([&](audit::Change& change) { return hold_over(change, one, december.id); }));
    REQUIRE(change([&](audit::Change& change) { return hold_over(change, one, january.id); }));
    REQUIRE(change([&](audit::Change& change) { return hold_over(change, two, january.id); }));
    CHECK_FALSE(change([&](audit::Change& change) { return hold_over(change, one, january.id); }));
    const auto items =
        look([&](const audit::Reading& reading) { return items_of(reading, january.id); });
    REQUIRE(items.size() == 3);
    CHECK(items.at(0).case_id == first);
    CHECK(items.at(0).why == "held_over");
    CHECK(items.at(0).presenter == worker.actor.account);
    CHECK(items.at(1).case_id == second);
    CHECK(items.at(2).case_id == waiting);
    CHECK(look([&](const audit::Reading& reading) { return find_item(reading, one); })->state ==
          "held_over");
    CHECK(reads(health_member, first));
}

TEST_CASE_FIXTURE(MeetingsFixture, "a case withdrawn is no longer the members’ to read") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    const ItemId item = list(meeting, case_id);
    REQUIRE(circulated(meeting));
    change([&](audit::Change& change) {
        withdraw_item(change, item);
        return 0;
    });
    CHECK_FALSE(reads(health_member, case_id));
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 25: a meeting with cases is cancelled into a later one") {
    const Meeting december = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    list(december, case_id);
    CHECK_FALSE(
        change([&](audit::Change& change) { return cancel_meeting(change, december, "Snow"); }));
    const Meeting january = plan(day("2027-01-12"));
    CHECK(change([&](audit::Change& change) { return cancel_meeting(change, december, "Snow"); }));
    CHECK(again(december).state == "cancelled");
    CHECK(look([&](const audit::Reading& reading) {
              return next_item_of(reading, case_id);
          })->meeting == january.id);
}

TEST_CASE_FIXTURE(MeetingsFixture, "rule 3: a meeting starts on its day, with both sides there") {
    const Meeting meeting = plan(day("2026-12-08"));
    REQUIRE(circulated(meeting));
    const auto begun = [&] {
        return change([&](audit::Change& change) {
            return begin_sitting(change, *find_meeting(change, meeting.id), redbridge, true);
        });
    };
    CHECK(begun().error().front().message.contains("before that day"));
    clock.set(at_london(day("2026-12-08"), 14, 0));
    CHECK(begun().error().size() == 2);
    change([&](audit::Change& change) {
        record_attendance(change, meeting.id, police_deputy.actor.account, "PRESENT");
        record_attendance(change, meeting.id, care_chair.actor.account, "PRESENT");
        return 0;
    });
    CHECK(begun());
    CHECK(again(meeting).state == "sitting");
}

TEST_CASE_FIXTURE(MeetingsFixture, "an exception is asked once, decided once, and counted") {
    const Meeting meeting = plan(day("2026-12-08"));
    const auto ask = [&] {
        return change([&](audit::Change& change) {
            return ask_exception(change, "LATE_PACK", {}, {}, meeting.id, change.panel_key(),
                                 "The printer failed");
        });
    };
    const ExceptionId id = ask();
    CHECK(ask() == id);
    const auto allowed = [&] {
        return look([&](const audit::Reading& reading) {
            return allowed_exception(reading, "LATE_PACK", meeting.id);
        });
    };
    CHECK_FALSE(allowed());
    const auto decide = [&](Verdict verdict) {
        return change_as(police_chair, [&](audit::Change& change) {
            Exception asked = *find_exception(change, id);
            asked.version = 1;
            return decide_exception(change, asked, verdict, "Members agreed");
        });
    };
    CHECK(decide(Verdict::allowed));
    CHECK_FALSE(decide(Verdict::refused));
    REQUIRE(allowed());
    CHECK(allowed()->reason == "The printer failed");
    CHECK(allowed()->decision_reason == "Members agreed");
    CHECK(look([&](const audit::Reading& reading) { return count_exceptions(reading); })
              .at("LATE_PACK")
              .at("allowed") == 1);
}

}  // namespace mase::meetings
