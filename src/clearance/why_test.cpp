#include "clearance/why.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "access/permissions_file.h"
#include "platform/clock.h"
#include "platform/embedded.h"

namespace mase::clearance {

namespace {

using access::Operation;
using access::Part;
using access::Role;

const access::Policy policy = access::read_permissions(embedded("data/access/permissions.csv"));
const access::Subject a_case{
    .kind = access::SubjectKind::case_, .id = {}, .state = "open", .via = {}, .case_id = {}};

Standing person(std::set<Role> roles, std::string sector, std::set<std::string> held) {
    return {.actor = {.account = {},
                      .name = "Priya Kaur",
                      .panel = {},
                      .agency = "HEALTH",
                      .sector = std::move(sector),
                      .roles = std::move(roles),
                      .session = {}},
            .agency = "Health",
            .held = std::move(held),
            .ties = {},
            .agendas = {}};
}
Answer opening(const Standing& standing) {
    return answer(policy, Operation::view_case, a_case, standing);
}
Date day(const char* iso) {
    return *parse_date(iso);
}

}  // namespace

TEST_CASE("why a member sees a case is said once, with its meeting, its start and its end") {
    Standing member = person({Role::member}, "health", {"circulated"});
    member.agendas = {day("2026-12-08")};
    member.ties = {{"circulated", at_london(day("2026-12-01"), 9, 0)}};
    const Answer found = opening(member);
    REQUIRE(found.ways.size() == 1);
    CHECK(found.ways.front().because ==
          "Because they sit on the panel for Health and the case is on the agenda of 8 December "
          "2026");
    CHECK(found.ways.front().since == at_london(day("2026-12-01"), 9, 0));
    CHECK(found.ways.front().until == "Until the minutes of that meeting are approved");
    CHECK(parts_words(found) == "General and health; not police information or addresses");
}

TEST_CASE("a person with several ways to a case is told each of them") {
    const Answer found =
        opening(person({Role::member, Role::chair}, "police", {"circulated", "agency_action"}));
    CHECK(found.ways.size() == 3);
    CHECK(parts_words(found) == "General, health, police information and addresses");
}

TEST_CASE("an emergency says when it ends") {
    Standing chair = person({Role::chair}, "police", {"restricted", access::in_emergency});
    const Instant end = at_london(day("2026-12-08"), 14, 30);
    chair.ties = {{access::in_emergency, at_london(day("2026-12-08"), 10, 30), end}};
    const Answer found = opening(chair);
    REQUIRE(found.ways.size() == 1);
    CHECK(found.ways.front().ends_at == end);
    const Answer restricting = answer(policy, Operation::restrict_case, a_case, chair);
    CHECK_FALSE(restricting.is_allowed);
    CHECK(restricting.barred.front().contains("an emergency opens it to be read alone"));
    CHECK(restricting.instead.empty());
}

TEST_CASE("why not: what keeps a person out is named before what would let them in") {
    const auto barred = [](const Standing& standing) {
        const Answer found = opening(standing);
        CHECK_FALSE(found.is_allowed);
        CHECK(found.ways.empty());
        return found;
    };
    const Answer connected = barred(person({Role::chair}, "police", {"connected", "restricted"}));
    CHECK(connected.barred.front().contains("connected to the child"));
    CHECK(connected.instead.empty());
    const Answer restricted = barred(person({Role::chair}, "police", {"restricted"}));
    CHECK(restricted.barred.front().contains("not among the people named"));
    Standing left = person({Role::administrator}, "health", {});
    left.is_disabled = true;
    CHECK(barred(left).barred.front().contains("cannot sign in"));
    CHECK(barred(person({Role::recipient}, "", {})).barred.front() ==
          "It belongs to no role of theirs: Receives the quarterly return");
}

TEST_CASE("why not: the conditions are those of the rows, each once") {
    const Answer member = opening(person({Role::member}, "education", {}));
    REQUIRE_FALSE(member.is_allowed);
    CHECK(member.barred.front() == "Nothing that their role asks for is so now");
    const auto says = [&](const char* words) {
        return std::ranges::count_if(
            member.instead, [&](const std::string& each) { return each.starts_with(words); });
    };
    CHECK(says("the case were on the agenda") == 1);
    CHECK(says("their agency had an open action") == 1);
    CHECK(says("they held the case") == 0);
    const Answer worker = opening(person({Role::worker}, "education", {}));
    CHECK(std::ranges::find(worker.instead, "they held the case") != worker.instead.end());
}

TEST_CASE("why not: a paper of one part is not opened by whoever gets the others") {
    access::Subject paper{.kind = access::SubjectKind::paper,
                          .id = {},
                          .state = "accepted",
                          .via = {},
                          .case_id = {},
                          .part = Part::health};
    const auto opening_it = [&](const Standing& standing) {
        return answer(policy, Operation::open_paper, paper, standing);
    };
    const Answer teacher = opening_it(person({Role::member}, "education", {"circulated"}));
    REQUIRE_FALSE(teacher.is_allowed);
    CHECK(teacher.barred.front().starts_with("All of it is of one part, health"));
    const auto is_told = [&](const char* words) {
        return std::ranges::find(teacher.instead, words) != teacher.instead.end();
    };
    CHECK(is_told("they were of an agency of health"));
    // The part that everyone gets is theirs already, and would not help.
    CHECK_FALSE(is_told("their agency had an open action for the child"));
    CHECK_FALSE(is_told("they were of an agency of police"));
    const Answer nurse = opening_it(person({Role::member}, "health", {"circulated"}));
    REQUIRE(nurse.is_allowed);
    CHECK(parts_words(nurse).starts_with("Health"));
}

TEST_CASE("whoever is named for a restricted case is told that, and by what they see it") {
    const Answer found = opening(person({Role::chair}, "police", {"restricted", "cleared"}));
    REQUIRE(found.is_allowed);
    CHECK(found.ways.front().because.contains("chair or deputy chair for police"));
    CHECK(found.ways.front().because.contains("for whom the case is restricted"));
}

TEST_CASE("all that is done with a case can be asked about") {
    for (std::size_t i = 0; i < access::operations.size(); ++i) {
        const auto operation = Operation(i);
        const access::OperationRow& row = access::operations[i];
        CAPTURE(row.name);
        // To say why a case is opened, and to end one's own emergency, belong to opening it; the
        // auditor's question is about others.
        const bool is_apart = operation == Operation::give_reason ||
                              operation == Operation::end_emergency ||
                              operation == Operation::explain_access;
        CHECK(ability(operation).empty() ==
              (row.subject != access::SubjectKind::case_ || is_apart));
    }
}

TEST_CASE("what is explained and what is permitted agree for every role and relation") {
    const std::vector<std::string> relations{"allocated",  "manager",       "referrer",
                                             "circulated", "agency_action", "emergency",
                                             "connected",  "restricted",    "cleared"};
    for (int role = 0; role <= int(Role::guest); ++role) {
        for (unsigned bits = 0; bits < 1U << relations.size(); ++bits) {
            std::set<std::string> held;
            for (std::size_t i = 0; i < relations.size(); ++i)
                if ((bits >> i & 1U) != 0) held.insert(relations[i]);
            const Standing standing = person({Role(role)}, "health", held);
            const auto permit = policy.permit(standing.actor, Operation::view_case, a_case, held);
            const Answer found = opening(standing);
            REQUIRE(found.is_allowed == permit.has_value());
            REQUIRE(found.ways.empty() != found.is_allowed);
            if (permit) REQUIRE(found.parts == permit->parts());
        }
    }
}

}  // namespace mase::clearance
