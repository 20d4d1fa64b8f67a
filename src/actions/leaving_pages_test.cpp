// Somebody with open actions leaves: nothing of theirs becomes nobody's.
#include "actions/leaving_pages.h"

#include <doctest/doctest.h>

#include "accounts/people_pages.h"
#include "actions/actions_fixture.h"
#include "actions/actions_pages.h"
#include "actions/changes_store.h"
#include "cases/erasure_store.h"

namespace mase::actions {

namespace {

class SomebodyLeaves : public ActionsFixture {
public:
    SomebodyLeaves() : ActionsFixture({accounts::person_access_routes(), actions_routes()}) {
        app.leaving = &leaving;
        colleague = add("Fadumo Ali", "HEALTH", {access::Role::action_owner});
    }
    static std::string page_of(const accounts::Person& person) {
        return "/settings/people/" + text(person.actor.account) + "/access";
    }
    http::Response end(const accounts::Person& person, accounts::Fields fields = {}) {
        fields.emplace_back("access", "end");
        fields.emplace_back("version", "1");
        return post(administrator, page_of(person), std::move(fields));
    }
    accounts::Person colleague;
};

}  // namespace

TEST_CASE_FIXTURE(SomebodyLeaves, "ending access asks who takes over each open action") {
    const ActionId action = ask(health_member);
    const auto page = get(administrator, page_of(health_member));
    CHECK(page.body.contains("Offer an appointment at the clinic"));
    CHECK(page.body.contains("Fadumo Ali"));
    CHECK_FALSE(page.body.contains("Tom O’Neill"));  // of another agency
    const auto ended =
        end(health_member, {{"action-" + text(action), text(colleague.actor.account)}});
    CHECK(accounts::location(ended).ends_with("done=ended"));
    CHECK(found(action).owner == colleague.actor.account);
    CHECK(get(colleague, "/actions/" + text(action)).status == 200);
    CHECK(accounts::location(get(health_member, "/actions")).starts_with("/sign-in"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'hand_over_action' AND detail "
                "LIKE '%owner has left%' AND account_id = $1",
                {administrator.actor.account}) == 1);
}

TEST_CASE_FIXTURE(SomebodyLeaves,
                  "what nobody is chosen for is left to the agency, which reports") {
    const ActionId action = ask(action_owner);
    const auto lead = add("Siân Hughes", "VICTIM_SUPPORT", {access::Role::member});
    CHECK(accounts::location(end(action_owner)).ends_with("done=ended"));
    CHECK_FALSE(found(action).owner);
    CHECK(found(action).contact == "Mehmet Demir, who has left");
    const auto seen = get(lead, "/actions/" + text(action));
    CHECK(seen.status == 200);
    CHECK(seen.body.contains("who has left"));
}

TEST_CASE_FIXTURE(SomebodyLeaves, "an open action of an erased record keeps nobody’s access open") {
    const ActionId action = ask(health_member);
    REQUIRE(changed<int>(access::Operation::erase_record, subject_of(file),
                         [&](audit::Change& change) -> Result<int> {
                             cases::erase(change, file, {.decision = "IG/2026/14"});
                             return 0;
                         }));
    const auto page = get(administrator, page_of(health_member));
    CHECK(page.status == 200);
    CHECK_FALSE(page.body.contains("action-" + text(action)));
    CHECK(accounts::location(end(health_member)).ends_with("done=ended"));
    CHECK(accounts::location(get(health_member, "/actions")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(SomebodyLeaves,
                  "somebody of another agency takes over nothing, and access stays") {
    const ActionId action = ask(health_member);
    const auto refused =
        end(health_member, {{"action-" + text(action), text(other_worker.actor.account)}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select one of the colleagues in the list"));
    CHECK(found(action).owner == health_member.actor.account);
    CHECK(get(health_member, "/actions").status == 200);
}

TEST_CASE_FIXTURE(SomebodyLeaves,
                  "who is named as having left is named to no one kept from the case") {
    const ActionId action = ask(health_member);
    changed<int>(access::Operation::plan_meetings, panel_subject(), [&](audit::Change& change) {
        site::relate(change, site::holder(administrator.actor.account), "connected", any(file.id));
        return 0;
    });
    CHECK_FALSE(get(administrator, page_of(health_member)).body.contains("appointment"));
    CHECK(accounts::location(end(health_member)).ends_with("done=ended"));
    const Action left = found(action);
    CHECK(left.owner == health_member.actor.account);  // and its agency still has it
    const auto lead = add("Ada Bright", "HEALTH", {access::Role::member});
    CHECK(get(lead, "/actions/" + text(action)).status == 200);
}

}  // namespace mase::actions
