// rules.md 10: what is opened in an emergency is to be read, and leaves neither on paper nor as a
// file.
#include <doctest/doctest.h>

#include "program/emergency_fixture.h"

namespace mase::program {

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: of what an emergency opens no copy is made, restricted or not") {
    const auto makes_none = [&](const Person& person) {
        for (const char* below : {"", "child", "events"}) {
            CAPTURE(below);
            CHECK(body(person, case_path(below)).contains("to read: no copy of it can be made"));
            CHECK_FALSE(body(person, case_path(below)).contains("/copies/new"));
            const auto given = accounts::copied(*this, person, case_path(below));
            CHECK(given.status == 200);  // as it was, to be read
            CHECK(given.body.contains("mase-no-paper"));
            CHECK_FALSE(given.body.contains("mase-watermark"));
        }
    };
    opens(duty);
    makes_none(duty);
    restrict_to({administrator.actor.account, care_chair.actor.account});
    makes_none(duty);
    opens(police_chair);
    makes_none(police_chair);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'give_copy'") == 0);
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: who has another way to all of what is shown makes a copy of it") {
    const Person officer = add("Craig Whit", "POLICE_SET", {access::Role::member});
    opens(officer);
    lets_in(site::holder(officer.actor.account), "circulated");
    post(officer, case_path("reason"), {{"reason", "PREPARE_MEETING"}});
    const auto given = accounts::copied(*this, officer, item_path());
    CHECK(given.body.contains("mase-watermark"));
    // Of the case itself an emergency shows an officer more than the pack does.
    CHECK_FALSE(accounts::copied(*this, officer, case_path()).body.contains("mase-watermark"));
}

}  // namespace mase::program
