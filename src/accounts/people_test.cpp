#include "accounts/people.h"

#include <doctest/doctest.h>

#include "core/problems.h"
#include "panels/panel_file.h"

namespace mase::accounts {

namespace {

using access::Role;

Account person(unsigned char number, const char* name, const char* agency, std::set<Role> roles) {
    Account account;
    account.id.bytes[15] = number;
    account.name = name;
    account.agency = agency;
    account.roles = std::move(roles);
    return account;
}

const panels::Panel panel = panels::read_panel("redbridge");
const Account care_chair = person(1, "Amina", "CS_CPAT", {Role::chair});
const Account police_chair = person(2, "Daniel", "POLICE_BOROUGH", {Role::chair});
const Account manager = person(3, "Grace", "CS_CPAT", {Role::manager});
const Account administrator = person(4, "Farah", "CS_MASH", {Role::administrator});
const Everyone everyone{care_chair, police_chair, manager, administrator};

}  // namespace

TEST_CASE("rule 3: a chair’s deputy is of the same side and stands in fully") {
    Account deputy = person(9, "Helen", "POLICE_SET", {Role::member});
    deputy.deputy_of = care_chair.id;
    CHECK(problem_of(links_problems(deputy, everyone, panel), "roles").contains("stands in fully"));
    deputy.roles = {Role::chair};
    CHECK(problem_of(links_problems(deputy, everyone, panel), "deputy_of")
              .contains("the same side: police"));
    deputy.deputy_of = police_chair.id;
    CHECK(links_problems(deputy, everyone, panel).empty());
}

TEST_CASE("nobody stands in for themselves or for someone of another panel") {
    Account deputy = police_chair;
    deputy.deputy_of = police_chair.id;
    CHECK_FALSE(problem_of(links_problems(deputy, everyone, panel), "deputy_of").empty());
    deputy.deputy_of = person(99, "Stranger", "", {}).id;
    CHECK_FALSE(problem_of(links_problems(deputy, everyone, panel), "deputy_of").empty());
}

TEST_CASE("only a manager manages, and nobody manages themselves") {
    Account worker = person(9, "Tom", "CS_IST", {Role::worker});
    worker.manager = administrator.id;
    CHECK_FALSE(problem_of(links_problems(worker, everyone, panel), "manager").empty());
    worker.manager = manager.id;
    CHECK(links_problems(worker, everyone, panel).empty());
    Account herself = manager;
    herself.manager = manager.id;
    CHECK_FALSE(problem_of(links_problems(herself, everyone, panel), "manager").empty());
}

TEST_CASE("a change made from an older version is refused") {
    Account stored = manager;
    stored.version = 5;
    Account wanted = manager;
    wanted.version = 4;
    CHECK(problem_of(change_problems(stored, wanted, administrator.id), "") == changed_meanwhile);
    wanted.version = 5;
    CHECK(change_problems(stored, wanted, administrator.id).empty());
}

TEST_CASE("an administrator does not stop being one by their own hand") {
    Account wanted = administrator;
    wanted.roles = {Role::analyst};
    CHECK_FALSE(change_problems(administrator, wanted, administrator.id).empty());
    CHECK(change_problems(administrator, wanted, care_chair.id).empty());
}

TEST_CASE("access ends once, by another’s hand, as it was shown") {
    CHECK_FALSE(ending_problems(administrator, 1, administrator.id).empty());
    CHECK_FALSE(ending_problems(manager, 2, administrator.id).empty());
    CHECK(ending_problems(manager, 1, administrator.id).empty());
    Account ended = manager;
    ended.is_disabled = true;
    CHECK_FALSE(ending_problems(ended, 1, administrator.id).empty());
    CHECK(giving_back_problems(ended, 1).empty());
    CHECK_FALSE(giving_back_problems(manager, 1).empty());
    CHECK_FALSE(invitation_problems(ended, administrator.id, {}).empty());
}

}  // namespace mase::accounts
