#include <doctest/doctest.h>

#include "returns/quarters_store.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

using Cells = std::map<std::pair<std::string, std::string>, int>;
using Codes = std::map<std::string, int>;

constexpr Quarter third{2026, 3};

class Proceeding : public audit::RecordsFixture, public Borough {
public:
    Proceeding() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}

    int summed(std::string_view code, Quarter quarter = third) {
        for (const Line& line : figures(quarter).front().lines) {
            if (line.code == code) return line.count;
        }
        return -1;
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

}  // namespace mase::returns
