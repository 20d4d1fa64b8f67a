#include "accounts/guarded.h"

#include <doctest/doctest.h>

namespace mase::accounts {

using access::Role;

TEST_CASE("of a change of roles the guarded ones wait and the others do not") {
    const Roles guarded{Role::administrator, Role::chair, Role::auditor};
    const Roles stored{Role::administrator, Role::worker};
    const Roles wanted{Role::chair, Role::member};
    CHECK(kept_at_once(stored, wanted, guarded) == Roles{Role::administrator, Role::member});
    const RoleChange waits = guarded_change(stored, wanted, guarded);
    CHECK(waits == RoleChange{{Role::chair}, {Role::administrator}});
    CHECK(changed(kept_at_once(stored, wanted, guarded), waits) == wanted);
    CHECK(guarded_change(stored, {Role::administrator, Role::member}, guarded).is_empty());
}

TEST_CASE("a change of roles is written in codes and read back the same") {
    const RoleChange change{{Role::chair, Role::auditor}, {Role::administrator}};
    CHECK(details_of(change) == "+chair +auditor -administrator");
    CHECK(role_change_of(details_of(change)) == change);
    CHECK(role_change_of("+nonsense").is_empty());
    CHECK(words_of(change, "Ada") ==
          "Give Ada roles: Chair or deputy chair; Auditor; take from them a role: MASE "
          "administrator");
}

TEST_CASE("a change of who somebody is is written down and read back the same") {
    const PersonChange change{{"a@x.example", "b@x.example"}, {"", "HEALTH"}};
    CHECK(person_change_of(details_of(change)) == change);
    CHECK(person_change_of(details_of(PersonChange{})).is_empty());
    CHECK_FALSE(change.is_empty());
}

}  // namespace mase::accounts
