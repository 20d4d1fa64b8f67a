#include "cases/holders.h"

#include <doctest/doctest.h>

namespace mase::cases {

namespace {

using namespace std::chrono_literals;

accounts::Account person(std::uint8_t number, access::Role role, bool disabled = false) {
    accounts::Account account;
    account.id.bytes[15] = number;
    account.roles = {role};
    account.is_disabled = disabled;
    return account;
}

const std::vector<accounts::Account> people{
    person(1, access::Role::worker), person(2, access::Role::manager),
    person(3, access::Role::worker), person(4, access::Role::worker, true),
    person(5, access::Role::member)};

std::string id(int number) {
    return text(people[std::size_t(number - 1)].id);
}

std::string problem(const HoldersDraft& draft) {
    CaseFile file;
    file.opened_on = 2026y / 11 / 18;
    file.worker = people[0].id;
    file.manager = people[1].id;
    const auto holders = checked(draft, file, people, 2026y / 12 / 1);
    return holders ? "" : holders.error().front().field;
}

}  // namespace

TEST_CASE("rule 1: only an active worker holds a case, and only a manager manages it") {
    for (const int number : {2, 4, 5})
        CHECK(problem({id(number), id(2), "2026-12-01", "Left the team"}) == "worker");
    CHECK(problem({"", id(2), "2026-12-01", "Left the team"}) == "worker");
    CHECK(problem({id(3), id(3), "2026-12-01", "Left the team"}) == "manager");
    CHECK(problem({id(3), "", "2026-12-01", "Left the team"}) == "manager");
}

TEST_CASE("rule 1: a change is of today or earlier, while the case was open") {
    for (const char* day : {"2026-12-02", "2026-11-17", "31/2/2026", ""})
        CHECK(problem({id(3), id(2), day, "Left the team"}) == "from_on-day");
    for (const char* day : {"2026-12-01", "2026-11-18"})
        CHECK(problem({id(3), id(2), day, "Left the team"}).empty());
}

TEST_CASE("a change of nothing and a change without a reason are refused") {
    CHECK(problem({id(1), id(2), "2026-12-01", "Left the team"}) == "worker");
    CHECK(problem({id(3), id(2), "2026-12-01", ""}) == "reason");
}

}  // namespace mase::cases
