#include <doctest/doctest.h>

#include "meetings/pages_fixture.h"

namespace mase::meetings {

namespace {

struct ExceptionsFixture : PagesFixture {
    ExceptionId ask(const Meeting& meeting) {
        return change([&](audit::Change& change) {
            return ask_exception(change, "LATE_PACK", {}, {}, meeting.id, change.panel_key(),
                                 "Two were added late");
        });
    }
    static std::string address(ExceptionId id) { return "/exceptions/" + text(id); }
    static accounts::Fields decision(const char* verdict, const char* reason) {
        return {{"verdict", verdict}, {"reason", reason}, {"version", "1"}};
    }
};

}  // namespace

TEST_CASE_FIXTURE(ExceptionsFixture,
                  "exceptions are for chairs to decide and the administrator to read") {
    const std::string one = address(ask(plan(day("2026-12-08"))));
    for (const accounts::Person& person : {health_member, worker, analyst}) {
        CHECK(status(person, "/exceptions") == 404);
        CHECK(status(person, one) == 404);
    }
    CHECK(post(administrator, one, decision("allowed", "I say so")).status == 404);
    CHECK(body(administrator, one).contains("Only a chair can decide this."));
    CHECK(status(administrator, address(ExceptionId{{1}})) == 404);
}

TEST_CASE_FIXTURE(ExceptionsFixture, "an exception is not decided without a verdict and a reason") {
    const std::string one = address(ask(plan(day("2026-12-08"))));
    const auto refused = post(police_chair, one, decision("", ""));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select whether you allow it or refuse it"));
    CHECK(refused.body.contains("Enter your reason"));
    const auto kept = post(police_chair, one, decision("perhaps", "Members agreed to it"));
    CHECK(kept.status == 422);
    CHECK(kept.body.contains("Members agreed to it"));
    CHECK(count("SELECT COUNT(*) FROM exceptions WHERE state = 'asked'") == 1);
}

TEST_CASE_FIXTURE(ExceptionsFixture, "of two chairs the second is shown what the first decided") {
    const std::string one = address(ask(plan(day("2026-12-08"))));
    CHECK(post(police_chair, one, decision("refused", "Move the meeting")).status == 303);
    const auto second = post(care_chair, one, decision("allowed", "Members agreed to it"));
    CHECK(second.status == 422);
    CHECK(second.body.contains("Another chair has decided this already"));
    CHECK(second.body.contains("Move the meeting"));
    CHECK(second.body.contains("You had typed: Members agreed to it"));
    CHECK(count("SELECT COUNT(*) FROM exceptions WHERE state = 'refused'") == 1);
}

TEST_CASE_FIXTURE(ExceptionsFixture,
                  "exceptions are counted by kind and outcome, those that wait first") {
    const ExceptionId old = ask(plan(day("2026-12-08")));
    post(police_chair, address(old), decision("allowed", "Members agreed"));
    const ExceptionId waits = ask(plan(day("2027-01-12")));
    const std::string page = body(police_chair, "/exceptions");
    CHECK(page.find(text(waits)) < page.find(text(old)));
    CHECK(page.contains("How many there have been"));
    CHECK(page.contains("Late pack"));
    CHECK(lines("decide_exception") == 1);
    CHECK(count("SELECT COUNT(*) FROM audit_shown WHERE shown_id = $1", {waits}) > 0);
    CHECK_FALSE(is_in_the_files("Members agreed"));
}

TEST_CASE_FIXTURE(ExceptionsFixture, "with nothing to decide the list says so") {
    CHECK(body(care_chair, "/exceptions").contains("Nothing waits for a chair’s decision."));
}

}  // namespace mase::meetings
