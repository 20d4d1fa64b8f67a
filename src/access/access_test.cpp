#include "access/access.h"

#include <doctest/doctest.h>

#include "access/permissions_file.h"
#include "platform/embedded.h"

namespace mase::access {

namespace {

Actor actor(Role role, std::string sector = "health") {
    return {.account = {},
            .name = "Test person",
            .panel = {},
            .agency = "HEALTH",
            .sector = std::move(sector),
            .roles = {role},
            .session = {}};
}

Subject a_case(std::string state = "open") {
    return {
        .kind = SubjectKind::case_, .id = {}, .state = std::move(state), .via = {}, .case_id = {}};
}

Permission permission(Operation operation, std::string sector, Parts parts) {
    return {.operation = operation,
            .role = Role::member,
            .sector = std::move(sector),
            .relation = "circulated",
            .states = {"open"},
            .parts = std::move(parts)};
}

const Policy policy({permission(Operation::view_case, "", {Part::general}),
                     permission(Operation::view_case, "health", {Part::health}),
                     permission(Operation::list_cases, "", {Part::general})});

}  // namespace

TEST_CASE("nobody may do what no row lets them") {
    CHECK_FALSE(policy.permit(actor(Role::member), Operation::view_case, a_case(), {}));
    CHECK_FALSE(policy.permit(actor(Role::member), Operation::view_case, a_case(), {"owner"}));
    CHECK_FALSE(policy.permit(actor(Role::chair), Operation::view_case, a_case(), {"circulated"}));
    CHECK_FALSE(
        policy.permit(actor(Role::member), Operation::view_child, a_case(), {"circulated"}));
    CHECK_FALSE(
        policy.permit(actor(Role::member), Operation::view_case, a_case("closed"), {"circulated"}));
}

TEST_CASE("rule 4: what belongs to one part is there for those alone who have it") {
    Subject letter = a_case();
    const auto has = [&](const std::string& sector, Part part) {
        letter.part = part;
        return policy
            .permit(actor(Role::member, sector), Operation::view_case, letter, {"circulated"})
            .has_value();
    };
    CHECK(has("health", Part::health));
    CHECK(has("health", Part::general));
    CHECK(has("education", Part::general));
    CHECK_FALSE(has("education", Part::health));
    CHECK_FALSE(has("health", Part::police));
}

TEST_CASE("rule 4: each row lets through its parts alone, by sector") {
    const auto parts = [](const std::string& sector) {
        return policy
            .permit(actor(Role::member, sector), Operation::view_case, a_case(), {"circulated"})
            ->parts();
    };
    CHECK(parts("health") == Parts{Part::general, Part::health});
    CHECK(parts("education") == Parts{Part::general});
}

TEST_CASE("a list may be opened without a relation, which only says what stands in it") {
    const auto permit = policy.permit(
        actor(Role::member), Operation::list_cases,
        {.kind = SubjectKind::panel, .id = {}, .state = "open", .via = {}, .case_id = {}}, {});
    REQUIRE(permit);
    CHECK(policy.relations_for(actor(Role::member), Operation::list_cases) ==
          std::set<std::string>{"circulated"});
    CHECK(policy.relations_for(actor(Role::chair), Operation::list_cases).empty());
}

TEST_CASE("rule 4: a part is shown through those relations alone whose rows have it") {
    const auto through = [](Part part, const std::string& sector) {
        return policy.relations_for(actor(Role::member, sector), Operation::view_case, part);
    };
    CHECK(through(Part::health, "health") == std::set<std::string>{"circulated"});
    CHECK(through(Part::health, "education").empty());
    CHECK(through(Part::police, "health").empty());
    CHECK(policy.relations_for(actor(Role::chair), Operation::view_case, Part::general).empty());
}

TEST_CASE("rule 5: a connection wins over everything that would let its person in") {
    const Subject subject{
        .kind = SubjectKind::case_, .id = {}, .state = "open", .via = {}, .case_id = {}};
    const Policy real = read_permissions(embedded("data/access/permissions.csv"));
    for (const Role role : {Role::administrator, Role::chair}) {
        CHECK(real.permit(actor(role), Operation::view_case, subject, {}));
        CHECK_FALSE(real.permit(actor(role), Operation::view_case, subject, {"connected"}));
        CHECK_FALSE(
            real.permit(actor(role), Operation::view_case, subject, {"connected", "cleared"}));
    }
    CHECK_FALSE(real.permit(actor(Role::worker), Operation::view_case, subject,
                            {"allocated", "referrer", "connected"}));
}

TEST_CASE("rule 6: of a restricted case only those named for it keep what they had") {
    CHECK(is_kept_out({"restricted", "allocated"}));
    CHECK_FALSE(is_kept_out({"restricted", "cleared"}));
    CHECK_FALSE(is_kept_out({"allocated", "circulated", "cleared"}));
    const Subject subject{
        .kind = SubjectKind::case_, .id = {}, .state = "open", .via = {}, .case_id = {}};
    const Policy real = read_permissions(embedded("data/access/permissions.csv"));
    CHECK_FALSE(real.permit(actor(Role::chair), Operation::view_case, subject, {"restricted"}));
    CHECK(
        real.permit(actor(Role::chair), Operation::view_case, subject, {"restricted", "cleared"}));
    // To be named opens nothing that was closed before.
    CHECK_FALSE(
        real.permit(actor(Role::worker), Operation::view_case, subject, {"restricted", "cleared"}));
}

TEST_CASE("rule 10: an emergency opens a restricted case to read, and nothing to the connected") {
    const Policy real = read_permissions(embedded("data/access/permissions.csv"));
    const Actor chair = actor(Role::chair, "police");
    const std::set<std::string> held{"restricted", "emergency"};
    const auto permit = real.permit(chair, Operation::view_case, a_case(), held);
    REQUIRE(permit);
    CHECK(permit->covers(Part::police));
    // What a chair may do with every other case stays shut.
    for (const Operation operation :
         {Operation::view_case_access, Operation::restrict_case, Operation::view_case_data})
        CHECK_FALSE(real.permit(chair, operation, a_case(), held));
    const Actor care_chair = actor(Role::chair, "childrens_services");
    CHECK_FALSE(
        real.permit(care_chair, Operation::view_case, a_case(), held)->covers(Part::police));
    CHECK_FALSE(
        real.permit(chair, Operation::view_case, a_case(), {"connected", "emergency", "cleared"}));
}

TEST_CASE("what is explained is what is decided, row for row") {
    const Actor nurse = actor(Role::member);
    const auto bars = [&](const Actor& who, const Subject& subject,
                          const std::set<std::string>& held) {
        std::vector<Bar> found;
        for (const Explanation::Row& row :
             policy.explain(who, Operation::view_case, subject, held).rows)
            found.push_back(row.bar);
        return found;
    };
    using enum Bar;
    CHECK(bars(nurse, a_case(), {"circulated"}) == std::vector{none, none});
    CHECK(bars(actor(Role::member, "police"), a_case(), {"circulated"}) ==
          std::vector{none, sector});
    CHECK(bars(nurse, a_case(), {}) == std::vector{relation, relation});
    CHECK(bars(nurse, a_case("closed"), {"circulated"}) == std::vector{state, state});
    CHECK(bars(nurse, a_case(), {"circulated", "restricted"}) ==
          std::vector{restricted, restricted});
    CHECK(bars(nurse, a_case(), {"circulated", "restricted", "cleared"}) ==
          std::vector{none, none});
    // What a row does not give is no matter of relation, nor of sector: it would never let them in.
    Subject letter = a_case();
    letter.part = Part::health;
    CHECK(bars(nurse, letter, {"circulated"}) == std::vector{part, none});
    CHECK(bars(actor(Role::member, "police"), letter, {}) == std::vector{part, sector});
    // Whatever else holds, a connection is why (rules.md 5).
    CHECK(bars(nurse, a_case("closed"), {"connected", "restricted", "emergency"}) ==
          std::vector{connected, connected});
    CHECK(bars(actor(Role::chair), a_case(), {"circulated"}).empty());
}

}  // namespace mase::access
