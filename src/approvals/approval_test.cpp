#include "approvals/approval.h"

#include <doctest/doctest.h>

#include "core/problems.h"

namespace mase::approvals {

namespace {

using access::Role;

const AccountId asker{{1}}, chair{{2}}, other{{3}};

access::Actor actor(AccountId account, std::set<Role> roles) {
    return {.account = account,
            .name = "Someone",
            .panel = {},
            .agency = "POLICE_SET",
            .sector = "police",
            .roles = std::move(roles),
            .session = {}};
}

Approval asked() {
    return {.id = {},
            .act = Act::change_roles,
            .subject = any(other),
            .case_id = {},
            .key = {},
            .details = "+chair",
            .state = "open:member",
            .reason = "A second deputy is needed",
            .asked_by = asker,
            .asked_by_name = "Farah Begum",
            .asked_at = {1000},
            .lapses_at = {9000},
            .decided = {}};
}

const Circumstances as_asked{.now = {2000}, .state = "open:member", .was_let_in = false};
const DecisionDraft yes{"approved", "Agreed with the other chair"};

std::string first_problem(const Result<Outcome>& result) {
    return result ? "" : result.error().front().message;
}

}  // namespace

TEST_CASE("a chair who did not ask approves what was asked, with a reason") {
    CHECK(checked(yes, asked(), actor(chair, {Role::chair}), as_asked) == Outcome::approved);
    const auto empty = checked({}, asked(), actor(chair, {Role::chair}), as_asked);
    REQUIRE_FALSE(empty);
    CHECK(problem_of(empty.error(), "outcome") == "Select whether you approve it or decline it");
    CHECK(problem_of(empty.error(), "reason") == "Enter your reason");
}

TEST_CASE("nobody approves what they asked for, or what is about themselves") {
    CHECK(first_problem(checked(yes, asked(), actor(asker, {Role::chair}), as_asked))
              .starts_with("You asked for this"));
    CHECK(first_problem(checked(yes, asked(), actor(other, {Role::chair}), as_asked))
              .starts_with("This is about you"));
}

TEST_CASE("an administrator or auditor is no second person for a change of roles") {
    for (const Role role : {Role::administrator, Role::auditor, Role::member})
        CHECK(first_problem(checked(yes, asked(), actor(chair, {role}), as_asked)) ==
              "Only a chair or deputy chair can decide this");
}

TEST_CASE("nobody approves for who has only just let them in") {
    Circumstances now = as_asked;
    now.was_let_in = true;
    CHECK(first_problem(checked(yes, asked(), actor(chair, {Role::chair}), now))
              .starts_with("Who asked gave you your access"));
    CHECK(first_problem(checked({"declined", "No"}, asked(), actor(chair, {Role::chair}), now))
              .starts_with("Who asked gave you your access"));
}

TEST_CASE("what has changed since it was asked can be declined and not approved") {
    Circumstances now = as_asked;
    now.state = "open:member worker";
    CHECK(first_problem(checked(yes, asked(), actor(chair, {Role::chair}), now)) == changed_since);
    CHECK(checked({"declined", "It has changed"}, asked(), actor(chair, {Role::chair}), now) ==
          Outcome::declined);
}

TEST_CASE("what nobody has decided in time is decided no more") {
    Circumstances late = as_asked;
    late.now = {9000};
    CHECK(standing(asked(), late.now) == Standing::lapsed);
    CHECK(first_problem(checked(yes, asked(), actor(chair, {Role::chair}), late))
              .starts_with("This has lapsed"));
    CHECK_FALSE(checked({"withdrawn", ""}, asked(), actor(asker, {Role::administrator}), late));
}

TEST_CASE("what is decided is decided once") {
    Approval done = asked();
    done.decided = Decided{Outcome::declined, chair, "Daniel Price", {1500}, "No"};
    CHECK(first_problem(checked(yes, done, actor(chair, {Role::chair}), as_asked)) ==
          "This has been declined already");
}

TEST_CASE("only who asked withdraws it, and needs no reason") {
    CHECK(checked({"withdrawn", ""}, asked(), actor(asker, {Role::administrator}), as_asked) ==
          Outcome::withdrawn);
    CHECK(first_problem(checked({"withdrawn", ""}, asked(), actor(chair, {Role::chair}),
                                as_asked)) == "Only who asked can withdraw it");
}

}  // namespace mase::approvals
