// Persons of concern are counted once however many children they are linked to, and what happened
// with them in the quarter it happened.
#include <doctest/doctest.h>

#include "returns/returns_fixture.h"

namespace mase::returns {

namespace {

class Registers : public audit::RecordsFixture, public Borough {
public:
    Registers() : Borough(static_cast<audit::RecordsFixture&>(*this)) {}
};

}  // namespace

TEST_CASE_FIXTURE(Registers, "a person linked to two children counted is one person") {
    const CaseId one =
        accepted("2026-10-05", {{"risk_category", "CAT1"}, {"exploitation_type", "ONLINE"}});
    const CaseId other =
        accepted("2026-11-05", {{"risk_category", "CAT3"}, {"exploitation_type", "PEER"}});
    const AnyId known = person({{"sex", "M"}, {"ethnicity_seen", "IC4"}});
    link("person", known, one, "2026-10-05", {}, "ONLINE");
    link("person", known, other, "2026-11-05", {}, "PEER");
    const Tally sex = counted("persons_sex", third);
    CHECK(sex.codes == Codes{{"M", 1}});
    CHECK(sex.total == 1);
    CHECK(counted("persons_children", third).codes == Codes{{"2", 1}});
    CHECK(counted("persons_relationship", third).codes == Codes{{"ONLINE", 1}, {"PEER", 1}});
    // The most serious category of the children, and each of their types.
    CHECK(counted("persons_risk_by_sex", third).cells == Cells{{{"CAT3", "M"}, 1}});
    CHECK(counted("persons_types_by_sex", third).cells ==
          Cells{{{"ONLINE", "M"}, 1}, {{"PEER", "M"}, 1}});
}

TEST_CASE_FIXTURE(Registers, "why a fact of a person is not known is counted, never left out") {
    const CaseId about = accepted("2026-10-05", {});
    link("person", person({{"ethnicity_stated", "-NOT_ASKED"}, {"nationality", "IN_WORDS"}}), about,
         "2026-10-05");
    link("person", person({{"ethnicity_stated", "-DECLINED"}}), about, "2026-10-05");
    const Tally stated = counted("persons_ethnicity_stated", third);
    CHECK(stated.codes == Codes{{"NOT_ASKED", 1}, {"DECLINED", 1}});
    CHECK(stated.answered == 2);
    CHECK(counted("persons_nationality", third).codes == Codes{{"YES", 1}});
}

TEST_CASE_FIXTURE(Registers,
                  "a link that had ended, begins later or was a mistake does not count") {
    const CaseId about = accepted("2026-10-05", {});
    const auto linked = [&](const char* from, std::optional<std::string> ended,
                            const char* why = "NO_LONGER") {
        link("person", person({{"sex", "M"}}), about, from, std::move(ended), "", why);
    };
    linked("2026-09-01", "2026-09-30");
    linked("2027-01-01", {});
    linked("2026-10-10", "2026-10-11", "MISTAKE");
    CHECK(counted("persons_sex", third).total == 0);
    linked("2026-09-01", "2026-10-01");  // one day of the quarter is enough
    linked("2026-12-31", {});
    CHECK(counted("persons_sex", third).total == 2);
}

TEST_CASE_FIXTURE(Registers, "a person linked to no child counted in the quarter is not in it") {
    const CaseId about = accepted("2026-08-05", {});
    link("person", person({{"sex", "F"}}), about, "2026-08-05");
    CHECK(counted("persons_sex", second).total == 1);
    CHECK(counted("persons_sex", third).total == 0);
}

TEST_CASE_FIXTURE(Registers,
                  "a milestone counts in the quarter it happened, long after the child’s own") {
    const CaseId about = accepted("2026-08-05", {});
    const AnyId known = person({});
    link("person", known, about, "2026-08-05");
    step(known, "ARRESTED", "2026-09-30");
    step(known, "CHARGED", "2026-10-01");
    step(known, "ARRESTED", "2026-10-20");
    step(known, "ARRESTED", "2026-12-31");
    step(known, "CONVICTED", "2027-01-01");
    CHECK(counted("milestones", second).codes == Codes{{"ARRESTED", 1}});
    CHECK(counted("milestones", third).codes == Codes{{"ARRESTED", 2}, {"CHARGED", 1}});
    CHECK(counted("milestone_persons", third).codes == Codes{{"ARRESTED", 1}, {"CHARGED", 1}});
    CHECK(counted("milestones", fourth).codes == Codes{{"CONVICTED", 1}});
    // How far it had got by the end of the quarter in which the child was counted, and no further.
    CHECK(counted("persons_furthest", second).codes == Codes{{"ARRESTED", 1}});
}

TEST_CASE_FIXTURE(Registers,
                  "a disruption counts once in each quarter it moved, as it then stood") {
    const AnyId notice = disruption("CAWN");
    step(notice, "PLANNED", "2026-09-15");
    step(notice, "IN_FORCE", "2026-10-15");
    step(notice, "BREACHED", "2026-11-15");
    step(notice, "EXPIRED", "2027-02-01");
    step(disruption("SHPO"), "REFUSED", "2026-12-31");
    CHECK(counted("register_results", second).cells == Cells{{{"CAWN", "PLANNED"}, 1}});
    CHECK(counted("register_results", third).cells ==
          Cells{{{"CAWN", "BREACHED"}, 1}, {{"SHPO", "REFUSED"}, 1}});
    CHECK(counted("disruption_steps", third).codes ==
          Codes{{"IN_FORCE", 1}, {"BREACHED", 1}, {"REFUSED", 1}});
    CHECK(counted("register_families", third).total == 2);
}

TEST_CASE_FIXTURE(Registers, "a place is one place by kind and ward, whatever happened there") {
    const CaseId one = accepted("2026-10-05", {}), other = accepted("2026-11-05", {});
    const AnyId park = place("PARK", "E05011244"), online = place("ONLINE", "");
    link("location", park, one, "2026-10-05", {}, "FIRST_MET");
    link("location", park, other, "2026-11-05", {}, "TOOK_PLACE");
    link("location", online, other, "2026-11-05", {}, "TOOK_PLACE");
    CHECK(counted("places_kind", third).codes == Codes{{"PARK", 1}, {"ONLINE", 1}});
    CHECK(counted("places_use", third).codes == Codes{{"FIRST_MET", 1}, {"TOOK_PLACE", 2}});
    const Tally wards = counted("places_ward", third);
    CHECK(wards.codes == Codes{{"E05011244", 1}});
    CHECK(wards.answered == 1);
    CHECK(wards.total == 2);
}

}  // namespace mase::returns
