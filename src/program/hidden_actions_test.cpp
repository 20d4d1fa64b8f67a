// rules.md 5 and 6: nobody who is kept out of a case is asked to do something for it, and whoever
// chooses is told no more than they may know.
#include <doctest/doctest.h>

#include "program/world_fixture.h"

namespace mase::program {

namespace {

struct Asking : WorldFixture {
    Asking() : nurse(add("Ines Calloway", "HEALTH", {access::Role::action_owner})) {}

    std::string option(const Person& person) const {
        return "<option value=\"" + text(person.actor.account) + "\"";
    }
    http::Response asks(const Person& owner) {
        Fields fields = an_action();
        for (auto& [name, value] : fields) {
            if (name == "owner") value = text(owner.actor.account);
        }
        return save(administrator, "actions", std::move(fields));
    }
    http::Response hands_over(ActionId action, const Person& to) {
        return post(health_member, "/actions/" + text(action) + "/owner",
                    {{"owner", text(to.actor.account)}, {"reason", "She knows the child"}});
    }

    const Person nurse;
};

}  // namespace

TEST_CASE_FIXTURE(Asking, "rule 5: a connected person is given no new action of the case") {
    take();
    CHECK(body(administrator, discussion()).contains(option(nurse)));
    connect(nurse, file);
    CHECK_FALSE(body(administrator, discussion()).contains(option(nurse)));
    const auto refused = asks(nurse);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Ines Calloway is kept out of this case, so cannot be asked"));
    CHECK(count("SELECT count(*) FROM actions") == 0);
    CHECK(asks(health_member).status == 303);
}

TEST_CASE_FIXTURE(Asking, "rule 6: of a restricted case only those named are given an action") {
    take();
    restrict_to({administrator.actor.account, health_member.actor.account});
    CHECK_FALSE(body(administrator, discussion()).contains(option(nurse)));
    CHECK(asks(nurse).status == 422);
    CHECK(asks(health_member).status == 303);
}

TEST_CASE_FIXTURE(Asking, "nobody who is not in the list is given an action") {
    take();
    const auto refused = asks(nobody);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select one of the people in the list"));
}

TEST_CASE_FIXTURE(Asking, "rule 5: an action is not handed over to someone connected to its case") {
    const ActionId action = ask(health_member, "2026-12-22");
    const std::string path = "/actions/" + text(action) + "/owner";
    CHECK(body(health_member, path).contains(option(nurse)));
    connect(nurse, file);
    CHECK_FALSE(body(health_member, path).contains(option(nurse)));
    const auto refused = hands_over(action, nurse);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select one of the colleagues in the list"));
    CHECK_FALSE(refused.body.contains("Ines Calloway"));
    CHECK_FALSE(refused.body.contains("connected"));
    CHECK(get(health_member, "/actions/" + text(action)).status == 200);
}

TEST_CASE_FIXTURE(Asking, "an action is handed over to a colleague whom nothing keeps out") {
    const ActionId action = ask(health_member, "2026-12-22");
    CHECK(hands_over(action, nurse).status == 303);
    CHECK(get(nurse, "/actions/" + text(action)).status == 200);
}

}  // namespace mase::program
