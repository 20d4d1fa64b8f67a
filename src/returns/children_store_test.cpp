// Rule 38: each child received or discussed in the quarter once, by the latest snapshot before its
// end.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "returns/figures_store.h"
#include "returns/measures_file.h"
#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

using forms::RecordKind;

class Counting : public audit::RecordsFixture, public Borough {
public:
    Counting() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}

    Tally tally(const std::string& measure, Quarter quarter) { return counted(measure, quarter); }
    int children(Quarter quarter) { return tally("child_sex", quarter).total; }
};

}  // namespace

TEST_CASE_FIXTURE(Counting, "a quarter in which nothing happened counts nobody") {
    for (const Measure& measure : definition().measures) {
        CAPTURE(measure.id);
        CHECK(tally(measure.id, third).total == 0);
        CHECK(tally(measure.id, third).codes.empty());
    }
}

TEST_CASE_FIXTURE(Counting, "rule 38: a child counts in the quarter the referral was received") {
    accepted("2026-09-30", {});
    accepted("2026-10-01", {});
    accepted("2026-12-31", {});
    accepted("2027-01-01", {});
    CHECK(children(second) == 1);
    CHECK(children(third) == 2);
    CHECK(children({2026, 4}) == 1);
}

TEST_CASE_FIXTURE(Counting, "rule 38: returned, withdrawn and waiting referrals count no child") {
    const CaseId case_id = open_case(child());
    for (const char* state : {"draft", "sent", "returned", "withdrawn", "not_for_panel"}) {
        refer({}, "A", state, "2026-11-02");
        refer(case_id, "A", state, "2026-11-02");
    }
    CHECK(children(third) == 0);
}

TEST_CASE_FIXTURE(Counting, "rule 38: a child discussed in the quarter counts, whenever referred") {
    const CaseId case_id = accepted("2026-09-15", {{"child_sex", "F"}, {"risk_category", "CAT1"}});
    const RecordId data = snapshot(case_id, RecordKind::discussion, "2026-10-13",
                                   {{"child_sex", "F"}, {"risk_category", "CAT3"}});
    discuss(meet("2026-10-13"), case_id, "discussed", data);
    CHECK(tally("risk_category", second).codes == Codes{{"CAT1", 1}});
    CHECK(tally("risk_category", third).codes == Codes{{"CAT3", 1}});
    CHECK(children(third) == 1);
    CHECK(children({2026, 4}) == 0);
}

TEST_CASE_FIXTURE(Counting,
                  "MR-194: a child known for the data alone counts, without a discussion") {
    const CaseId case_id = open_case(child());
    refer(case_id, "C", "accepted", "2026-11-02");
    snapshot(case_id, RecordKind::acceptance, "2026-11-02",
             {{"child_sex", "F"}, {"police_information", "ARRESTED"}, {"took_place", "HOTEL"}});
    CHECK(children(third) == 1);
    CHECK(tally("referral_route", third).codes == Codes{{"C", 1}});
    CHECK(tally("police_information", third).codes == Codes{{"ARRESTED", 1}});
    CHECK(tally("took_place", third).codes == Codes{{"HOTEL", 1}});
    CHECK(children({2026, 4}) == 0);
}

TEST_CASE_FIXTURE(Counting, "rule 22: first for the data, then in full, a child counts once") {
    const CaseId case_id = open_case(child());
    refer(case_id, "C", "accepted", "2026-10-05");
    snapshot(case_id, RecordKind::acceptance, "2026-10-05", {{"risk_category", "CAT1"}});
    refer(case_id, "A", "accepted", "2026-11-20");
    snapshot(case_id, RecordKind::acceptance, "2026-11-20", {{"risk_category", "CAT3"}});
    CHECK(children(third) == 1);
    CHECK(tally("referral_route", third).codes == Codes{{"A", 1}});
    CHECK(tally("risk_category", third).codes == Codes{{"CAT3", 1}});
}

TEST_CASE_FIXTURE(Counting, "a case held over or withdrawn from the agenda is not discussed") {
    const CaseId case_id = accepted("2026-09-15", {{"risk_category", "CAT1"}});
    const RecordId begun =
        snapshot(case_id, RecordKind::discussion, "2026-10-13", {{"risk_category", "CAT3"}});
    discuss(meet("2026-10-13"), case_id, "held_over", begun);
    CHECK(children(third) == 0);
    discuss(meet("2026-11-10"), case_id, "withdrawn", {});
    CHECK(children(third) == 0);
    // Referred again in the quarter it counts, and what was begun at the meeting is not its data.
    refer(case_id, "B", "accepted", "2026-12-01");
    CHECK(tally("risk_category", third).codes == Codes{{"CAT1", 1}});
}

TEST_CASE_FIXTURE(Counting, "a discussion on the quarter's last day counts, one a day later not") {
    const CaseId case_id = accepted("2026-10-05", {{"harm_status", "SUSPECTED"}});
    const RecordId last =
        snapshot(case_id, RecordKind::discussion, "2026-12-31", {{"harm_status", "HAPPENED"}});
    discuss(meet("2026-12-31"), case_id, "discussed", last);
    const RecordId later =
        snapshot(case_id, RecordKind::discussion, "2027-01-01", {{"harm_status", "NO_EVIDENCE"}});
    discuss(meet("2027-01-01"), case_id, "discussed", later);
    CHECK(tally("harm_status", third).codes == Codes{{"HAPPENED", 1}});
    CHECK(tally("harm_status", {2026, 4}).codes == Codes{{"NO_EVIDENCE", 1}});
}

TEST_CASE_FIXTURE(Counting, "a correction stands in the place of the snapshot of its day") {
    const CaseId case_id = accepted("2026-10-05", {{"child_sex", "M"}});
    const RecordId data =
        snapshot(case_id, RecordKind::discussion, "2026-11-10", {{"child_sex", "M"}});
    discuss(meet("2026-11-10"), case_id, "discussed", data);
    snapshot(case_id, RecordKind::correction, "2026-11-10", {{"child_sex", "F"}});
    // Mending the older data changes nothing about the newer.
    snapshot(case_id, RecordKind::correction, "2026-10-05", {{"child_sex", "U"}});
    CHECK(tally("child_sex", third).codes == Codes{{"F", 1}});
}

TEST_CASE_FIXTURE(Counting, "a correction of the acceptance does not beat that day's discussion") {
    const ChildId child_id = child();
    const CaseId first = open_case(child_id), again = open_case(child_id);
    refer(first, "A", "accepted", "2026-10-05");
    snapshot(first, RecordKind::acceptance, "2026-10-05", {{"risk_category", "CAT1"}});
    const RecordId data =
        snapshot(again, RecordKind::discussion, "2026-10-05", {{"risk_category", "CAT3"}});
    discuss(meet("2026-10-05"), again, "discussed", data);
    snapshot(first, RecordKind::correction, "2026-10-05", {{"risk_category", "CAT2"}});
    CHECK(tally("risk_category", third).codes == Codes{{"CAT3", 1}});
}

TEST_CASE_FIXTURE(Counting, "a child with two cases is counted once, by the newest data") {
    const ChildId child_id = child();
    const CaseId first = open_case(child_id), again = open_case(child_id);
    refer(first, "A", "accepted", "2026-10-05");
    snapshot(first, RecordKind::acceptance, "2026-10-05", {{"education_category", "SCHOOL"}});
    refer(again, "C", "accepted", "2026-12-05");
    snapshot(again, RecordKind::acceptance, "2026-12-05", {{"education_category", "PRU"}});
    CHECK(tally("education", third).codes == Codes{{"PRU", 1}});
    CHECK(tally("referral_route", third).codes == Codes{{"C", 1}});
    CHECK(children(third) == 1);
}

TEST_CASE_FIXTURE(Counting, "a question without an answer is not one that is not known") {
    accepted("2026-10-05", {{"sexual_health", "NOT_KNOWN"}});
    accepted("2026-10-06", {{"sexual_health", "NOT_ASKED"}});
    accepted("2026-10-07", {});
    const Tally found = tally("sexual_health", third);
    CHECK(found.codes == Codes{{"NOT_KNOWN", 1}, {"NOT_ASKED", 1}});
    CHECK(found.answered == 2);
    CHECK(found.total == 3);
}

TEST_CASE_FIXTURE(Counting, "age is in whole years on the day the referral was received") {
    accepted("2026-10-05", {}, "2011-10-05");  // 15 that day
    accepted("2026-10-05", {}, "2011-10-06");  // 14 for one day more
    accepted("2026-10-05", {}, "2008-10-05");  // 18 that day
    accepted("2026-10-05", {}, std::nullopt);
    const Tally found = tally("child_age", third);
    CHECK(found.codes == Codes{{"13_14", 1}, {"15", 1}, {"18P", 1}});
    CHECK(found.answered == 3);
    CHECK(found.total == 4);
}

TEST_CASE_FIXTURE(Counting, "a child born on 29 February is a year older on 1 March") {
    accepted("2027-02-28", {}, "2012-02-29");
    CHECK(tally("child_age", {2026, 4}).codes == Codes{{"13_14", 1}});
    accepted("2027-03-01", {}, "2012-02-29");
    CHECK(tally("child_age", {2026, 4}).codes == Codes{{"13_14", 1}, {"15", 1}});
    accepted("2028-02-29", {}, "2012-02-29");
    CHECK(tally("child_age", {2027, 4}).codes == Codes{{"16", 1}});
}

TEST_CASE_FIXTURE(Counting,
                  "a type counts once for a child, whether it is the main one or another") {
    accepted("2026-10-05", {{"exploitation_type", "PEER"},
                            {"exploitation_other_types", "PEER"},
                            {"exploitation_other_types", "ONLINE"}});
    accepted("2026-10-06", {{"exploitation_type", "ONLINE"}, {"exploitation_other_types", "NONE"}});
    accepted("2026-10-07",
             {{"exploitation_type", "NETWORK"}, {"exploitation_other_types", "NOT_KNOWN"}});
    accepted("2026-10-08", {{"exploitation_type", "NOT_KNOWN"}});
    accepted("2026-10-09", {{"exploitation_other_types", "NONE"}});
    const Tally found = tally("exploitation_any_type", third);
    CHECK(found.codes == Codes{{"PEER", 1}, {"ONLINE", 2}, {"NETWORK", 1}, {"NOT_KNOWN", 1}});
    CHECK(found.answered == 4);
    CHECK(found.total == 5);
}

TEST_CASE_FIXTURE(Counting, "every disruption counts, and having none is not the same as silence") {
    accepted("2026-10-05", {{"disruption_kind", "CAWN", 0},
                            {"disruption_status", "IN_FORCE", 0},
                            {"disruption_kind", "CAWN", 1},
                            {"disruption_status", "EXPIRED", 1},
                            {"disruption_kind", "SHPO", 2}});
    accepted("2026-10-06", {{"disruptions", "NONE_KNOWN"}});
    accepted("2026-10-07", {});
    CHECK(tally("disruption_kinds", third).codes == Codes{{"CAWN", 2}, {"SHPO", 1}});
    const Tally statuses = tally("disruption_statuses", third);
    CHECK(statuses.codes == Codes{{"IN_FORCE", 1}, {"EXPIRED", 1}});
    CHECK(statuses.answered == 2);
    CHECK(statuses.total == 3);
    const Tally children_with = tally("disruption_children", third);
    CHECK(children_with.codes == Codes{{"YES", 1}, {"NO", 1}});
    CHECK(children_with.answered == 2);
    CHECK(children_with.total == 3);
}

TEST_CASE_FIXTURE(Counting, "another panel's children are not counted") {
    accepted("2026-10-05", {{"child_sex", "F"}});
    const PanelId ours = panel;
    panel = new_id<PanelId>(clock.now());
    const Tally found = tally("child_sex", third);
    CHECK(found.total == 0);
    panel = ours;
    CHECK(tally("child_sex", third).total == 1);
}

TEST_CASE_FIXTURE(Counting, "a borough of chance is counted as a loop over all of it counts it") {
    struct Snapshot {
        std::string held_on;
        std::string risk;  // "" when not answered
        bool counts = true;
    };
    struct Life {
        std::string received_on;
        std::vector<std::string> discussed_on;
        std::vector<Snapshot> snapshots;
    };
    std::mt19937 chance(20261118);
    const auto any_day = [&] { return iso(plus_days(date("2026-07-01"), int(chance() % 270))); };
    const std::vector<std::string> risks{"", "CAT1", "CAT2", "CAT3", "NOT_KNOWN"};
    const auto given = [](const std::string& risk) {
        return risk.empty() ? std::vector<Given>{} : std::vector<Given>{{"risk_category", risk}};
    };

    std::vector<Life> lives;
    for (int number = 0; number < 40; ++number) {
        Life life{.received_on = any_day(), .discussed_on = {}, .snapshots = {}};
        const std::string risk = risks.at(chance() % risks.size());
        const CaseId case_id = accepted(life.received_on, given(risk));
        life.snapshots.push_back({life.received_on, risk});
        for (auto more = chance() % 3; more > 0; --more) {
            const std::string day = any_day(), then = risks.at(chance() % risks.size());
            const bool is_discussed = chance() % 4 != 0;
            const RecordId data = snapshot(case_id, RecordKind::discussion, day, given(then));
            discuss(meet(day), case_id, is_discussed ? "discussed" : "held_over", data);
            if (is_discussed) life.discussed_on.push_back(day);
            life.snapshots.push_back({day, then, is_discussed});
        }
        lives.push_back(std::move(life));
    }

    for (const Quarter quarter : {second, third, Quarter{2026, 4}}) {
        const std::string from = iso(first_day(quarter)), to = iso(last_day(quarter));
        const auto within = [&](const std::string& day) { return from <= day && day <= to; };
        Codes expected;
        int total = 0, answered = 0;
        for (const Life& life : lives) {
            if (!within(life.received_on) && std::ranges::none_of(life.discussed_on, within))
                continue;
            ++total;
            const Snapshot* latest = nullptr;
            for (const Snapshot& snapshot : life.snapshots) {
                if (snapshot.counts && snapshot.held_on <= to &&
                    (!latest || snapshot.held_on >= latest->held_on))
                    latest = &snapshot;
            }
            if (!latest || latest->risk.empty()) continue;
            ++expected[latest->risk];
            ++answered;
        }
        CAPTURE(label(quarter));
        const Tally found = tally("risk_category", quarter);
        CHECK(found.codes == expected);
        CHECK(found.answered == answered);
        CHECK(found.total == total);
        CHECK(total > 5);
    }
}

}  // namespace mase::returns
