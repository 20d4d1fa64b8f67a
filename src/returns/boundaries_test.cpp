// Where one quarter ends and the next begins, the days on which the clocks change, and birthdays on
// a day that most years do not have.
#include <doctest/doctest.h>

#include "platform/clock.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

using forms::RecordKind;

class Edges : public audit::RecordsFixture, public Borough {
public:
    Edges() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}

    // A meeting at two that day, and when its pack went out.
    MeetingId meet_with_pack(std::string_view held_on, std::string_view pack_by, Instant sent) {
        const MeetingId made = meet(held_on);
        write([&](audit::Change& change) {
            change.execute(
                "UPDATE meetings SET pack_by = $3, circulated_at = $4 WHERE panel_id = $1 AND id = "
                "$2",
                {panel, made, pack_by, sent});
        });
        return made;
    }
    // The referral is put on that agenda and discussed.
    void hear(MeetingId meeting, CaseId about) {
        discuss(meeting, about, "discussed", {});
        write([&](audit::Change& change) {
            change.execute(
                "UPDATE agenda_items SET referral_id = (SELECT id FROM referrals WHERE panel_id = "
                "$1 AND case_id = $2) WHERE panel_id = $1 AND case_id = $2",
                {panel, about});
        });
    }
    void write_at(Instant at, const std::function<void()>& body) {
        const Instant before = clock.now();
        clock.set(at);
        body();
        clock.set(before);
    }
};

// Of two at this wall-clock time in autumn the second.
Instant second_of_two(Date day, int hour, int minute) {
    return plus_seconds(at_london(day, hour, minute), 3600);
}

}  // namespace

TEST_CASE_FIXTURE(Edges, "a sitting that goes on past midnight belongs to the day it was held") {
    const CaseId about = accepted("2026-12-01", {{"harm_status", "SUSPECTED"}});
    const MeetingId meeting = meet("2026-12-31");
    RecordId data;
    write_at(at_london(date("2027-01-01"), 0, 0), [&] {
        data = snapshot(about, RecordKind::discussion, "2026-12-31", {{"harm_status", "HAPPENED"}});
        discuss(meeting, about, "discussed", data, "SATISFIED");
    });
    CHECK(counted("harm_status", third).codes == Codes{{"HAPPENED", 1}});
    CHECK(counted("discussions_held", third).codes == Codes{{"SATISFIED", 1}});
    CHECK(counted("discussions_held", fourth).total == 0);
    CHECK(counted("harm_status", fourth).total == 0);
}

TEST_CASE_FIXTURE(Edges, "a discussion in one quarter of a referral in the last counts in each") {
    const CaseId about =
        accepted("2026-09-30", {{"risk_category", "CAT1"}, {"prior_held_on", "2026-09-29"}});
    const MeetingId meeting = meet("2026-10-01");
    hear(meeting, about);
    // Received in the one, discussed in the other; the days between run across the edge.
    CHECK(counted("referrals_received", second).total == 1);
    CHECK(counted("referrals_received", third).total == 0);
    CHECK(counted("discussions_held", second).total == 0);
    CHECK(counted("discussions_held", third).total == 1);
    CHECK(counted("days_from_received", second).total == 0);
    CHECK(counted("days_from_received", third).codes == Codes{{"U8", 1}});
    // A child of both, by the data that there was at the end of each.
    CHECK(counted("risk_category", second).codes == Codes{{"CAT1", 1}});
    CHECK(counted("risk_category", third).codes == Codes{{"CAT1", 1}});
    CHECK(counted("referral_route", third).codes == Codes{{"A", 1}});
}

TEST_CASE_FIXTURE(Edges, "ages on 28 and 29 February and 1 March are by the day of each event") {
    // Born on 29 February 2012: 15 from 1 March 2027, 16 from 29 February 2028.
    const CaseId about = accepted("2027-02-28", {}, "2012-02-29");
    discuss(meet("2027-03-01"), about, "discussed", {});
    CHECK(counted("child_age", fourth).codes == Codes{{"13_14", 1}});
    CHECK(counted("age_discussed", fourth).codes == Codes{{"15", 1}});
    CHECK(counted("age_at_end", fourth).codes == Codes{{"15", 1}});
    const CaseId in_leap_year = accepted("2028-02-28", {}, "2012-02-29");
    discuss(meet("2028-02-29"), in_leap_year, "discussed", {});
    CHECK(counted("child_age", {2027, 4}).codes == Codes{{"15", 1}});
    CHECK(counted("age_discussed", {2027, 4}).codes == Codes{{"16", 1}});
}

TEST_CASE_FIXTURE(Edges, "a pack of the last day goes out until London's midnight, in summer too") {
    // 23:59 and midnight on 23 September are 22:59 and 23:00 in universal time: one day by that.
    const Instant midnight = at_london(date("2026-09-24"), 0, 0);
    REQUIRE(midnight.micros / micros_a_second % 86400 == 23 * 3600);
    meet_with_pack("2026-09-30", "2026-09-23", {midnight.micros - 1});
    CHECK(counted("packs", second).codes == Codes{{"ON_TIME", 1}});
    meet_with_pack("2026-09-30", "2026-09-23", midnight);
    CHECK(counted("packs", second).codes == Codes{{"ON_TIME", 1}, {"LATE_NO_REASON", 1}});
    CHECK(counted("packs", third).total == 0);
}

TEST_CASE_FIXTURE(Edges, "on the days when the clocks change, what is done on time is on time") {
    const CaseId about = accepted("2026-09-01", {});
    const MeetingId meeting = meet("2026-09-08");
    discuss(meeting, about, "discussed", {});
    // The hour from one to two comes twice on 25 October 2026, and the day has 25 hours.
    const auto due = [&](const char* day) { return action(meeting, about, "HEALTH", day); };
    const Date autumn = date("2026-10-25");
    report(due("2026-10-25"), "DONE", at_london(autumn, 1, 30));
    report(due("2026-10-25"), "DONE", second_of_two(autumn, 1, 30));
    report(due("2026-10-25"), "DONE", {at_london(plus_days(autumn, 1), 0, 0).micros - 1});
    report(due("2026-10-25"), "DONE", at_london(plus_days(autumn, 1), 0, 0));
    CHECK(counted("actions_due", third).cells ==
          Cells{{{"HEALTH", "DONE_IN_TIME"}, 3}, {{"HEALTH", "DONE_LATE"}, 1}});
}

TEST_CASE_FIXTURE(Edges, "on the day in March that has no hour from one to two the day is whole") {
    // Before the day that the program looks on, so that what was due then counts.
    const CaseId about = accepted("2026-03-01", {});
    const MeetingId meeting = meet("2026-03-03");
    discuss(meeting, about, "discussed", {});
    const Date spring = date("2026-03-29");
    const auto due = [&] { return action(meeting, about, "HEALTH", "2026-03-29"); };
    const Instant begin = at_london(spring, 0, 0);
    const Instant end = at_london(plus_days(spring, 1), 0, 0);
    REQUIRE(end.micros - begin.micros == 23 * 3600 * micros_a_second);
    report(due(), "DONE", at_london(spring, 1, 30));  // a time that no clock showed
    report(due(), "DONE", {end.micros - 1});
    report(due(), "DONE", end);
    CHECK(counted("actions_due", {2025, 4}).cells ==
          Cells{{{"HEALTH", "DONE_IN_TIME"}, 2}, {{"HEALTH", "DONE_LATE"}, 1}});
    // The quarter ends two days later, at 23:00 in universal time.
    ask_exception("LATE_PACK", "allowed", {at_london(date("2026-04-01"), 0, 0).micros - 1});
    ask_exception("LATE_PACK", "allowed", at_london(date("2026-04-01"), 0, 0));
    CHECK(counted("exceptions", {2025, 4}).total == 1);
    CHECK(counted("exceptions", {2026, 1}).total == 1);
}

TEST_CASE("an hour that is missing or comes twice is told as one moment") {
    const Date spring = date("2026-03-29"), autumn = date("2026-10-25");
    // From one to two there was no time: all of it is the moment at which the clocks went on.
    CHECK(at_london(spring, 1, 0) == at_london(spring, 1, 59));
    CHECK(in_london(at_london(spring, 1, 30)).hour == 2);
    CHECK(in_london({at_london(spring, 1, 30).micros - 1}).hour == 0);
    // Both of the two half past ones are said alike; the first is meant.
    CHECK(in_london(at_london(autumn, 1, 30)).hour == 1);
    CHECK(in_london(second_of_two(autumn, 1, 30)).hour == 1);
    CHECK(at_london(autumn, 2, 0) == plus_seconds(at_london(autumn, 1, 0), 7200));
}

}  // namespace mase::returns
