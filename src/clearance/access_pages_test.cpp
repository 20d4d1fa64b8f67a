#include "clearance/access_pages.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/cases_pages.h"
#include "cases/child_pages.h"
#include "cases/holders_pages.h"
#include "cases/reasons_pages.h"
#include "site/relations_store.h"

namespace mase::clearance {

namespace {

using access::Operation;
using accounts::location;
using cases::CaseFile;

struct AccessPage : cases::CasesFixture {
    AccessPage()
        : CasesFixture({cases::cases_routes(), cases::reason_routes(), cases::child_routes(),
                        cases::holders_routes(), access_routes()}),
          file(add_case()) {
        wait();
    }
    void wait() { clock.set(plus_seconds(clock.now(), 60)); }

    std::string path(const char* page) const { return "/cases/" + text(file.id) + "/" + page; }
    std::string open(const accounts::Person& person, const char* page = "access") {
        post(person, path("reason"), {{"reason", "SUPERVISION"}});
        return get(person, path(page)).body;
    }
    accounts::Fields to(const accounts::Person& new_worker, const char* version = "1") const {
        return {{"version", version},
                {"worker", text(new_worker.actor.account)},
                {"manager", text(manager.actor.account)},
                {"from_on-day", "18"},
                {"from_on-month", "11"},
                {"from_on-year", "2026"},
                {"reason", "Łucja has left the team"}};
    }
    void relate(const std::string& holder, std::string_view relation) {
        REQUIRE(
            changed<int>(Operation::circulate_pack, subject_of(file), [&](audit::Change& change) {
                site::relate(change, holder, relation, any(file.id));
                return 0;
            }));
    }

    const CaseFile file;
};

}  // namespace

TEST_CASE_FIXTURE(AccessPage, "who may open a case is told to chairs and administrators alone") {
    for (const accounts::Person* person : {&worker, &manager, &other_worker, &analyst, &auditor}) {
        CHECK(get(*person, path("access")).status == 404);
        CHECK(get(*person, path("holders")).status == 404);
        CHECK(post(*person, path("holders"), to(other_worker)).status == 404);
    }
}

TEST_CASE_FIXTURE(AccessPage, "rule 1: changing the worker moves access with it, at once") {
    const auto opens = [&](const accounts::Person& person) {
        return get(person, path("child")).status == 200;
    };
    relate(site::holder(worker.actor.account), "referrer");
    CHECK(opens(worker));
    CHECK_FALSE(opens(other_worker));
    const auto saved = post(administrator, path("holders"), to(other_worker));
    REQUIRE(saved.status == 303);
    CHECK(location(saved) == path("access"));
    CHECK_FALSE(opens(worker));
    CHECK(opens(other_worker));
    CHECK(opens(manager));
    CHECK(get(worker, "/cases").body.contains("There are no cases to show"));
    CHECK(get(other_worker, "/cases").body.contains("Zofia"));
}

TEST_CASE_FIXTURE(AccessPage,
                  "rule 1: who held the case stays on record, with the day and the reason") {
    REQUIRE(post(administrator, path("holders"), to(other_worker)).status == 303);
    const std::string shown = open(administrator);
    CHECK(shown.contains("Tom O’Neill"));
    CHECK(shown.contains("Łucja Nowak"));
    CHECK(shown.contains("18 November 2026"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'change_case_holder' AND detail "
                "= 'worker' AND remark IS NOT NULL") == 1);
    CHECK_FALSE(is_in_the_files("has left the team"));
}

TEST_CASE_FIXTURE(AccessPage, "a change that is refused moves nobody and keeps what was typed") {
    accounts::Fields fields = to(school_member);
    const auto response = post(administrator, path("holders"), fields);
    CHECK(response.status == 422);
    CHECK(response.body.contains("Select the worker who holds the case"));
    CHECK(response.body.contains("Łucja has left the team"));
    CHECK(get(worker, path("child")).status == 200);
    CHECK(count("SELECT version FROM cases") == 1);
}

TEST_CASE_FIXTURE(AccessPage, "the second of two who change the worker sees what the first chose") {
    REQUIRE(post(police_chair, path("holders"), to(other_worker)).status == 303);
    const accounts::Person third = add("Nadia Shah", "CS_IST", {access::Role::worker});
    const auto second = post(administrator, path("holders"), to(third));
    CHECK(second.status == 422);
    CHECK(second.body.contains("Someone else changed this case"));
    CHECK(second.body.contains("Now: Tom O’Neill"));
    CHECK(second.body.contains("name=\"version\" value=\"2\""));
    wait();
    CHECK(post(administrator, path("holders"), to(third, "2")).status == 303);
}

TEST_CASE_FIXTURE(AccessPage, "the list of who can open the case is what the policy would do") {
    relate(site::holder(health_member.actor.account), "circulated");
    relate("EDUCATION_WELFARE", "agency_action");
    const std::string shown = open(administrator);
    for (const std::string words :
         {"Because they hold the case", "Because they manage the worker who holds the case",
          "Because they are the MASE administrator", "Because they sit on the panel for Health",
          "has an open action for the child", "General and health; not police information"})
        CHECK_MESSAGE(shown.contains(words), words);
    const std::string table = shown.substr(shown.find("Who can open"),
                                           shown.find("Who sees a part") - shown.find("Who can"));
    for (const accounts::Person* person :
         {&worker, &manager, &administrator, &police_chair, &health_member, &school_member})
        CHECK(table.contains(text_html(person->actor.name).str()));
    for (const accounts::Person* person : {&other_worker, &analyst, &auditor, &action_owner})
        CHECK_FALSE(table.contains(person->actor.name));
}

}  // namespace mase::clearance
