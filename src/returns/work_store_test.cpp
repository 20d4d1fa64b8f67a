#include <doctest/doctest.h>

#include "returns/quarters_store.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

class Proceeding : public audit::RecordsFixture, public Borough {
public:
    Proceeding() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}

    int summed(std::string_view code, Quarter quarter = third) {
        const std::vector<Figure> all = figures(quarter);
        for (const Line& line : all.front().lines) {
            if (line.code == code) return line.count;
        }
        return -1;
    }
    void execute(const std::string& sql, const db::Values& values) {
        write([&](audit::Change& change) { change.execute(sql, values); });
    }
    void close(CaseId about, std::string_view on) {
        execute(
            "UPDATE cases SET state = 'closed', closed_on = $3, closure_reason = 'MOVED' WHERE "
            "panel_id = $1 AND id = $2",
            {panel, about, on});
    }
    // More time that a chair allowed: until when it was due before, and when that was decided.
    void extend(ActionId action, std::string_view before, std::string_view until, Instant at) {
        ask_exception("EXTENSION", "allowed", at);
        write([&](audit::Change& change) {
            ExceptionId asked;
            change.rows("SELECT id FROM exceptions WHERE panel_id = $1 AND asked_at = $2",
                        {panel, at}, [&](const db::Row& row) { asked = row.id<ExceptionId>(0); });
            change.execute(
                "INSERT INTO action_extensions (panel_id, exception_id, action_id, due_before, "
                "until) VALUES ($1, $2, $3, $4, $5)",
                {panel, asked, action, before, until});
        });
        execute("UPDATE exceptions SET decided_at = $2 WHERE panel_id = $1 AND asked_at = $2",
                {panel, at});
        execute("UPDATE actions SET due_on = $3 WHERE panel_id = $1 AND id = $2",
                {panel, action, until});
    }
    bool is_found(const std::string& address) {
        return quarter_subject(audit::Lookup(records), panel, {{"quarter", address}}).has_value();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Proceeding, "an address of a quarter to come, or of none, finds nothing") {
    CHECK(is_found("2026-27-q3"));
    CHECK(is_found("2024-25-q1"));
    CHECK_FALSE(is_found("2026-27-q4"));
    CHECK_FALSE(is_found("october"));
    clock.set(at_london(date("2026-12-31"), 23, 59));
    CHECK_FALSE(is_found("2026-27-q4"));
    clock.set(at_london(date("2027-01-01"), 0, 0));
    CHECK(is_found("2026-27-q4"));
}

TEST_CASE_FIXTURE(Proceeding, "referrals are counted by state and route, a draft never") {
    const CaseId case_id = open_case(child());
    refer(case_id, "A", "accepted", "2026-10-01");
    refer({}, "A", "returned", "2026-12-31");
    refer({}, "B", "withdrawn", "2026-11-11");
    refer({}, "B", "draft", "2026-11-11");
    refer({}, "A", "returned", "2027-01-01");
    CHECK(counted("referrals_received", third).cells ==
          Cells{{{"accepted", "A"}, 1}, {{"returned", "A"}, 1}, {{"withdrawn", "B"}, 1}});
    CHECK(summed("children") == 1);
    CHECK(summed("received") == 1);
    CHECK(summed("discussed") == 0);
    CHECK(summed("referrals") == 3);
}

TEST_CASE_FIXTURE(Proceeding, "a child received and discussed is one child") {
    const CaseId case_id = open_case(child()), older = open_case(child());
    refer(case_id, "A", "accepted", "2026-10-01");
    refer(older, "A", "accepted", "2026-09-01");
    const MeetingId october = meet("2026-10-13"), november = meet("2026-11-10", "approved");
    discuss(october, case_id, "discussed", {}, "SATISFIED");
    discuss(november, case_id, "discussed", {}, "NOT_SATISFIED");
    discuss(november, older, "discussed", {});
    meet("2026-12-08", "planned");
    meet("2026-12-09", "cancelled");
    CHECK(summed("children") == 2);
    CHECK(summed("received") == 1);
    CHECK(summed("discussed") == 2);
    CHECK(summed("meetings") == 2);
    const Tally decisions = counted("discussions_held", third);
    CHECK(decisions.codes == Codes{{"SATISFIED", 1}, {"NOT_SATISFIED", 1}});
    CHECK(decisions.total == 3);
}

TEST_CASE_FIXTURE(Proceeding, "an exception belongs to the quarter whose London day it was asked") {
    const Instant midnight = at_london(date("2026-10-01"), 0, 0);
    ask_exception("LATE_REFERRAL", "allowed", midnight);
    ask_exception("LATE_REFERRAL", "refused", {midnight.micros - 1});
    ask_exception("LATE_PACK", "refused", {at_london(date("2027-01-01"), 0, 0).micros - 1});
    ask_exception("LATE_PACK", "asked", at_london(date("2027-01-01"), 0, 0));
    CHECK(counted("exceptions", third).cells ==
          Cells{{{"LATE_PACK", "refused"}, 1}, {{"LATE_REFERRAL", "allowed"}, 1}});
    CHECK(counted("exceptions", {2026, 2}).cells == Cells{{{"LATE_REFERRAL", "refused"}, 1}});
}

TEST_CASE_FIXTURE(Proceeding,
                  "the quarters run from the first with something in it to the present") {
    const auto listed = [&] {
        return read<std::vector<Quarter>>(
            [](const audit::Reading& reading) { return quarters(reading); });
    };
    CHECK(listed() == std::vector<Quarter>{{2026, 3}});
    meet("2026-04-14", "cancelled");
    refer({}, "A", "returned", "2026-08-01");
    CHECK(listed() == std::vector<Quarter>{{2026, 3}, {2026, 2}});
    meet("2026-03-10", "approved");
    CHECK(listed() == std::vector<Quarter>{{2026, 3}, {2026, 2}, {2026, 1}, {2025, 4}});
}

TEST_CASE_FIXTURE(Proceeding, "what was done after the quarter was overdue at the quarter’s end") {
    const CaseId about = accepted("2026-08-05", {});
    const MeetingId meeting = meet("2026-08-11");
    discuss(meeting, about, "discussed", {});
    const auto due = [&](const char* day) { return action(meeting, about, "POLICE", day); };
    const auto noon = [](const char* day) { return at_london(date(day), 12, 0); };
    report(due("2026-09-15"), "DONE", noon("2026-09-15"));
    report(due("2026-09-15"), "DONE", noon("2026-09-16"));
    report(due("2026-09-30"), "DONE", noon("2026-10-02"));
    report(due("2026-09-20"), "NOT_POSSIBLE", noon("2026-09-21"));
    report(due("2026-09-20"), "IN_PROGRESS", noon("2026-09-21"));
    const ActionId sent_back = due("2026-09-10");
    report(sent_back, "DONE", noon("2026-09-09"));
    keep_open(sent_back, noon("2026-09-11"));
    due("2026-11-17");
    due("2026-11-18");  // today: it is not overdue before tomorrow
    CHECK(counted("actions_due", {2026, 2}).cells == Cells{{{"POLICE", "DONE_IN_TIME"}, 1},
                                                           {{"POLICE", "DONE_LATE"}, 1},
                                                           {{"POLICE", "NOT_POSSIBLE"}, 1},
                                                           {{"POLICE", "OVERDUE"}, 3}});
    CHECK(counted("actions_due", third).cells == Cells{{{"POLICE", "OVERDUE"}, 1}});
    CHECK(counted("actions_made", {2026, 2}).total == 8);
}

TEST_CASE_FIXTURE(Proceeding, "an action done at the last minute of the quarter is done in it") {
    const CaseId about = accepted("2026-08-05", {});
    const MeetingId meeting = meet("2026-08-11");
    discuss(meeting, about, "discussed", {});
    report(action(meeting, about, "HEALTH", "2026-09-30"), "DONE",
           {at_london(date("2026-10-01"), 0, 0).micros - 1});
    report(action(meeting, about, "HEALTH", "2026-09-30"), "DONE",
           at_london(date("2026-10-01"), 0, 0));
    CHECK(counted("actions_due", {2026, 2}).cells ==
          Cells{{{"HEALTH", "DONE_IN_TIME"}, 1}, {{"HEALTH", "OVERDUE"}, 1}});
}

TEST_CASE_FIXTURE(Proceeding, "when the clocks have changed, a quarter ends at London’s midnight") {
    // In summer London’s midnight is 23:00 in universal time; the clocks went forward on 28 March.
    const Instant spring = at_london(date("2027-04-01"), 0, 0);
    REQUIRE(spring.micros / micros_a_second % 86400 == 23 * 3600);
    ask_exception("LATE_PACK", "allowed", {spring.micros - 1});
    ask_exception("EXTENSION", "allowed", spring);
    CHECK(counted("exceptions", {2026, 4}).codes == Codes{{"LATE_PACK", 1}});
    CHECK(counted("exceptions", {2027, 1}).codes == Codes{{"EXTENSION", 1}});
    // In autumn, on 25 October, they went back: the next quarter ends an hour later by that clock.
    const Instant winter = at_london(date("2027-01-01"), 0, 0);
    REQUIRE(winter.micros / micros_a_second % 86400 == 0);
    ask_exception("BELOW_QUORUM", "allowed", {winter.micros - 1});
    CHECK(counted("exceptions", third).codes == Codes{{"BELOW_QUORUM", 1}});
}

TEST_CASE_FIXTURE(Proceeding, "a quarter from before the first data has none, not nought") {
    accepted("2026-08-05", {});
    accepted("2026-10-05", {});
    const auto beside = [&](Quarter quarter) { return figures(quarter).front().lines[0].beside; };
    using Numbers = std::array<std::optional<int>, 3>;
    CHECK(beside(third) == Numbers{1, {}, 2});
    CHECK(beside({2026, 2}) == Numbers{std::nullopt, {}, 1});
    accepted("2025-11-05", {});
    CHECK(beside(third) == Numbers{1, 1, 2});
    CHECK(beside({2026, 2}) == Numbers{0, {}, 1});
}

TEST_CASE_FIXTURE(Proceeding, "a child of two quarters is one child of the year to date") {
    const CaseId about = accepted("2026-08-05", {{"risk_category", "CAT1"}});
    const RecordId data =
        snapshot(about, forms::RecordKind::discussion, "2026-11-10", {{"risk_category", "CAT3"}});
    discuss(meet("2026-11-10"), about, "discussed", data);
    for (const Figure& figure : figures(third)) {
        if (figure.id != "risk_category") continue;
        CHECK(figure.lines.back().count == 1);
        CHECK(figure.lines.back().beside[0] == 1);
        CHECK(figure.lines.back().beside[2] == 1);
        for (const Line& line : figure.lines) {
            if (line.code == "CAT3") CHECK(line.beside[2] == 1);
            if (line.code == "CAT1") CHECK(line.beside[2] == 0);
        }
    }
}

TEST_CASE_FIXTURE(Proceeding, "time to closure runs from the first referral’s receipt") {
    const CaseId about = open_case(child());
    execute("UPDATE cases SET opened_on = '2026-10-19' WHERE panel_id = $1 AND id = $2",
            {panel, about});
    refer(about, "A", "returned", "2026-09-01");
    refer(about, "A", "accepted", "2026-10-06");  // 13 days before it was accepted
    refer(about, "B", "accepted", "2026-11-02");
    close(about, "2026-11-10");
    CHECK(counted("days_open", third).middle == 35);
    const CaseId other = open_case(child());
    refer(other, "A", "accepted", "2026-10-01");
    close(other, "2026-11-01");
    CHECK(counted("days_open", third).middle == 31);
    CHECK(counted("days_open", third).codes == Codes{{"31_90", 2}});
}

TEST_CASE_FIXTURE(Proceeding, "rule 32: what was put down at a discussion counts as corrected") {
    const CaseId about = accepted("2026-10-05", {{"risk_category", "CAT1"}});
    const RecordId data =
        snapshot(about, forms::RecordKind::discussion, "2026-11-10", {{"risk_category", "CAT2"}});
    discuss(meet("2026-11-10"), about, "discussed", data);
    CHECK(counted("discussed_risk_category", third).codes == Codes{{"CAT2", 1}});
    snapshot(about, forms::RecordKind::correction, "2026-10-05", {{"risk_category", "NOT_KNOWN"}});
    snapshot(about, forms::RecordKind::correction, "2026-11-10", {{"risk_category", "CAT1"}});
    snapshot(about, forms::RecordKind::correction, "2026-11-10", {{"risk_category", "CAT3"}});
    CHECK(counted("discussed_risk_category", third).codes == Codes{{"CAT3", 1}});
    CHECK(counted("discussed_risk_category", third).total == 1);
}

TEST_CASE_FIXTURE(Proceeding, "a correction of what does not count does not count either") {
    const CaseId case_id = accepted("2026-09-15", {{"risk_category", "CAT1"}});
    const RecordId begun =
        snapshot(case_id, forms::RecordKind::discussion, "2026-10-13", {{"risk_category", "CAT2"}});
    discuss(meet("2026-10-13"), case_id, "held_over", begun);
    snapshot(case_id, forms::RecordKind::correction, "2026-10-13", {{"risk_category", "CAT3"}});
    refer(case_id, "B", "accepted", "2026-12-01");
    CHECK(counted("risk_category", third).codes == Codes{{"CAT1", 1}});
}

TEST_CASE_FIXTURE(Proceeding, "more time given after the quarter leaves what was overdue in it") {
    const CaseId about = accepted("2026-08-05", {});
    const MeetingId meeting = meet("2026-08-11");
    discuss(meeting, about, "discussed", {});
    const auto noon = [](const char* day) { return at_london(date(day), 12, 0); };
    const ActionId late = action(meeting, about, "POLICE", "2026-09-15");
    extend(late, "2026-09-15", "2026-10-10", noon("2026-10-01"));
    report(late, "DONE", noon("2026-10-09"));
    const ActionId in_time = action(meeting, about, "HEALTH", "2026-09-20");
    extend(in_time, "2026-09-20", "2026-10-20", noon("2026-09-30"));
    extend(in_time, "2026-10-20", "2026-10-25", noon("2026-10-19"));
    CHECK(counted("actions_due", {2026, 2}).cells == Cells{{{"POLICE", "OVERDUE"}, 1}});
    CHECK(counted("actions_due", third).cells ==
          Cells{{{"HEALTH", "OVERDUE"}, 1}, {{"POLICE", "DONE_IN_TIME"}, 1}});
}

}  // namespace mase::returns
