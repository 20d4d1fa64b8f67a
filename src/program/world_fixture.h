// The whole service, with one child's case at a meeting of today: for tests of what must leave no
// trace on any page.
#pragma once

#include <map>

#include "clearance/clearance_store.h"
#include "decisions/decisions_fixture.h"
#include "program/routes.h"
#include "statements/statements_store.h"

namespace mase::program {

using accounts::Person;

class WorldFixture : public decisions::DecisionsFixture {
public:
    WorldFixture() : DecisionsFixture(all_routes()) {}

    // A name that no other child has.
    static forms::Answers another_child() {
        forms::Answers answers = answers_about_a_child();
        answers.set("child_given_names", 0, {.codes = {}, .words = "Marek"});
        answers.set("child_family_name", 0, {.codes = {}, .words = "Thistlewood"});
        answers.set("child_known_as", 0, {.codes = {}, .words = "Marek"});
        return answers;
    }

    std::string meeting_path(const std::string& below = "") const {
        return "/meetings/" + text(meeting.id) + (below.empty() ? "" : "/" + below);
    }
    std::string item_path(const std::string& below = "") const {
        return meeting_path("items/" + text(item) + (below.empty() ? "" : "/" + below));
    }
    std::string case_path(const std::string& below = "") const {
        return "/cases/" + text(file.id) + (below.empty() ? "" : "/" + below);
    }
    std::string body(const Person& person, const std::string& path) {
        return get(person, path).body;
    }

    void connect(const Person& person, const cases::CaseFile& to) {
        REQUIRE(changed<int>(access::Operation::connect_person, subject_of(to),
                             [&](audit::Change& change) -> Result<int> {
                                 clearance::connect(change, to,
                                                    {.account = person.actor.account,
                                                     .reason = "A neighbour of the family"});
                                 return 0;
                             }));
    }
    void restrict_to(const std::set<AccountId>& people) {
        REQUIRE(changed<int>(access::Operation::restrict_case, subject_of(file),
                             [&](audit::Change& change) -> Result<int> {
                                 clearance::restrict_to(
                                     change, file, {.people = people, .reason = "A colleague"});
                                 return 0;
                             }));
    }

    // The police's answer, and a statement of it for those named alone.
    void answer_for_police() {
        REQUIRE(post(police_chair, item_path("answer"),
                     {{"version", "0"}, {"known", "KNOWN"}, {"recorded", "YES"}})
                    .status == 303);
    }
    void state(const std::string& audience, const std::vector<std::string>& named = {}) {
        Fields fields{{"version", "0"},
                      {"words", secret},
                      {"kind", "INTELLIGENCE"},
                      {"source", "POLICE_BOROUGH"},
                      {"audience", audience}};
        for (const std::string& agency : named) fields.emplace_back("named", agency);
        REQUIRE(post(police_chair, item_path("answer/statements/new"), std::move(fields)).status ==
                303);
    }
    void wait() { clock.set(plus_seconds(clock.now(), 60)); }

    const std::string child = "Łopata-Quill";
    const std::string secret = "A car was seen twice outside the school.";
};

}  // namespace mase::program
