#include "clearance/clearance.h"

#include <doctest/doctest.h>

#include "core/problems.h"

namespace mase::clearance {

namespace {

AccountId account_id(std::uint8_t number) {
    AccountId id;
    id.bytes.back() = number;
    return id;
}

accounts::Account account(std::uint8_t number, access::Role role) {
    return {.id = account_id(number),
            .email = {},
            .name = "Person " + std::to_string(number),
            .job = {},
            .telephone = {},
            .agency = "CS_CPAT",
            .roles = {role},
            .deputy_of = {},
            .manager = {}};
}

const AccountId worker = account_id(1), manager = account_id(2), other = account_id(3);
const std::vector<accounts::Account> people{account(1, access::Role::worker),
                                            account(2, access::Role::manager),
                                            account(3, access::Role::guest)};

cases::CaseFile file(std::optional<AccountId> managed_by = manager) {
    return {.id = {},
            .child = {},
            .key = {},
            .child_record = {},
            .state = "open",
            .opened_on = {},
            .closed_on = {},
            .closure_reason = {},
            .worker = worker,
            .manager = managed_by,
            .risk_category = {},
            .harm_status = {}};
}

Connection of(AccountId person, std::optional<Ending> ended = {}) {
    return {.id = {},
            .account = person,
            .reason = "A neighbour",
            .declared_at = {},
            .named_by = other,
            .named_at = {},
            .ended = std::move(ended)};
}

Result<NewConnection> name(AccountId person, const std::vector<Connection>& so_far = {},
                           const cases::CaseFile& held = file()) {
    return checked(ConnectionDraft{text(person), "A neighbour"}, held, people, so_far);
}

}  // namespace

TEST_CASE("a connection names a person we know and says how") {
    const auto refused = checked(ConnectionDraft{}, file(), people, {});
    REQUIRE_FALSE(refused);
    CHECK_FALSE(problem_of(refused.error(), "person").empty());
    CHECK_FALSE(problem_of(refused.error(), "reason").empty());
    CHECK_FALSE(name(account_id(9)));
    CHECK(name(other));
}

TEST_CASE("nobody is named twice, and whose connection has ended can be named again") {
    CHECK_FALSE(name(other, {of(other)}));
    CHECK(name(other, {of(other, Ending{.reason = "Moved", .by = manager, .at = {}})}));
}

TEST_CASE("rule 5: a connected worker's manager takes over, if there is one who can") {
    REQUIRE(name(worker));
    CHECK(name(worker)->manager_takes_over);
    CHECK_FALSE(name(other)->manager_takes_over);
    CHECK_FALSE(name(worker, {}, file(std::nullopt)));
    CHECK_FALSE(name(worker, {of(manager)}));
    const auto manages = name(manager);
    REQUIRE_FALSE(manages);
    CHECK(manages.error().front().message.contains("Change who holds the case first"));
}

TEST_CASE("rule 6: a restriction names people and a reason, and the chair who makes it") {
    const auto none = checked(RestrictionDraft{}, other, people);
    REQUIRE_FALSE(none);
    CHECK(none.error().size() == 2);
    CHECK_FALSE(checked(RestrictionDraft{{text(account_id(9))}, "x"}, other, people));
    const auto restriction = checked(RestrictionDraft{{text(worker)}, "A relative"}, other, people);
    REQUIRE(restriction);
    CHECK(restriction->people == std::set{worker, other});
}

TEST_CASE("rule 7: a guest is somebody with that role, asked once, to a case that is listed") {
    CHECK_FALSE(checked_guest(text(other), {}, people, {}));
    CHECK_FALSE(checked_guest(text(worker), ItemId{}, people, {}));
    CHECK_FALSE(checked_guest("", ItemId{}, people, {}));
    CHECK_FALSE(checked_guest(text(other), ItemId{}, people,
                              {{.account = other, .name = "Person 3", .agency = "CS_CPAT"}}));
    CHECK(checked_guest(text(other), ItemId{}, people, {}) == other);
}

}  // namespace mase::clearance
