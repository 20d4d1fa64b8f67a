// Every route as every kind of person, against a table written here by hand, apart from
// permissions.csv: what it does not name must answer 404, as if it were not there.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "program/sweep_fixture.h"

namespace mase::program {

namespace {

using access::Operation;
using access::Role;
using accounts::Person;

// What each kind of person may reach though they have no relation to the case that the ids of the
// sweep belong to. Everyone reaches the pages about themselves.
const std::set<std::string> everyone{"sign_out",        "see_home",           "read_help",
                                     "see_own_account", "change_own_account", "ask_copy"};
const std::set<std::string> lists{"list_referrals", "list_cases",       "search_cases",
                                  "list_actions",   "list_meetings",    "list_persons",
                                  "list_locations", "list_disruptions", "list_groups"};
const std::map<std::string, std::set<std::string>> reaches{
    {"stranger worker", {"start_referral", "see_own_emergencies", "open_in_emergency"}},
    {"manager of others", {"see_own_emergencies", "open_in_emergency", "view_data_quality"}},
    {"member not seated", {}},
    {"action owner", {}},
    {"guest not invited", {}},
    {"analyst",
     {"view_case_data", "give_reason", "view_return", "export_return", "list_counted",
      "view_data_quality", "view_shareable_return", "export_shareable_return"}},
    {"regional analyst", {"view_regional_return", "export_regional_return"}},
    // Who read a wrongly linked case names no child: information governance has it from here.
    {"auditor",
     {"view_audit", "check_trail", "list_people", "see_settings", "view_link_readers",
      "list_emergencies", "review_emergency", "explain_access", "explain_person", "list_copies",
      "list_approvals", "view_approval"}}};

}  // namespace

TEST_CASE_FIXTURE(Sweep, "nobody without a relation to a case reaches it by any route") {
    for (const auto& [kind, person] : strangers) {
        for (const site::Routes& room : all_routes()) {
            for (const site::Route& route : room) {
                const std::string operation(access::row(route.operation).name);
                if (operation == "sign_out") continue;  // would end the sweep
                CAPTURE(kind);
                CAPTURE(route.path);
                const bool reached = everyone.contains(operation) || lists.contains(operation) ||
                                     reaches.at(kind).contains(operation);
                if (reached) continue;
                CHECK(status(person, route) == 404);
            }
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "every list of someone without a relation leaves the child out") {
    for (const auto& [kind, person] : strangers) {
        for (const char* path : {"/", "/referrals", "/cases", "/actions", "/meetings",
                                 "/persons-of-concern", "/groups"}) {
            CAPTURE(kind);
            CAPTURE(path);
            const auto response = get(person, path);
            for (const AnyId id : {any(file), any(referral), any(action), any(person_of_concern),
                                   any(location), any(disruption), any(group), any(approval)})
                CHECK_FALSE(response.body.contains(text(id)));
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "nobody who is not signed in reaches anything") {
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            CAPTURE(route.path);
            const std::string path = address(route.path);
            const auto response =
                route.method == site::Method::post ? post(nobody, path, {}) : get(nobody, path);
            CHECK(response.status == 303);
            CHECK(accounts::location(response).starts_with("/sign-in"));
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "no change is made by an address alone, nor by a form from elsewhere") {
    const std::int64_t before = count(
        "SELECT count(*) FROM audit_log WHERE processing IN "
        "('collection', 'alteration')");
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            if (route.method != site::Method::post) continue;
            CAPTURE(route.path);
            CHECK(send(administrator, "POST", address(route.path), {{"version", "1"}}).status ==
                  403);
        }
    }
    CHECK(count("SELECT count(*) FROM audit_log WHERE processing IN ('collection', "
                "'alteration')") == before);
}

TEST_CASE("every operation is served by some route") {
    std::set<Operation> served;
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) served.insert(route.operation);
    }
    for (std::size_t i = 0; i < access::operations.size(); ++i) {
        const std::string name(access::operations[i].name);
        if (access::is_programs_own(Operation(i)) || access::is_beside_another(Operation(i)))
            continue;
        CAPTURE(name);
        CHECK(served.contains(Operation(i)));
    }
}

}  // namespace mase::program
