// Persons of concern through the web: who sees which, and that nothing tells of what is hidden.
#include <doctest/doctest.h>

#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;

std::string list(PatternsFixture& here, const accounts::Person& person,
                 const std::string& query = "") {
    const auto response = here.get(person, "/persons-of-concern" + query);
    REQUIRE(response.status == 200);
    return response.body;
}

Fields fox() {
    return {{"which", "new"},
            {"role", "PUBLIC"},
            {"name", "Driver known as Fox"},
            {"sex", "M"},
            {"age", "18_25"},
            {"ethnicity_stated", "unknown-NOT_ASKED"},
            {"ethnicity_seen", "IC2"},
            {"ethnicity_seen_source", "CHILD"},
            {"nationality_unknown", "unknown-CANNOT_TELL"}};
}

}  // namespace

TEST_CASE_FIXTURE(PatternsFixture, "rule 37: who has no linked case finds no person of concern") {
    const PersonId id = add_person("Fox of the blue car", {theirs.id});
    for (const accounts::Person* person : {&worker, &health_member, &school_member, &manager}) {
        CHECK(get(*person, of(id)).status == 404);
        CHECK_FALSE(list(*this, *person).contains("Fox of the blue car"));
        CHECK_FALSE(list(*this, *person).contains(text(id)));
    }
    for (const accounts::Person* person : {&action_owner, &analyst, &auditor}) {
        CHECK(get(*person, of(id)).status == 404);
        CHECK(get(*person, "/persons-of-concern").status == 404);
        CHECK(get(*person, "/patterns").status == 404);
    }
    for (const accounts::Person* person :
         {&other_worker, &administrator, &police_chair, &care_chair, &police_member})
        CHECK(get(*person, of(id)).body.contains("Fox of the blue car"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 37: a forbidden person answers as one that never was, word for word") {
    const PersonId id = add_person("Fox", {theirs.id});
    const auto forbidden = get(worker, of(id));
    const auto never = get(worker, of(new_id<PersonId>(clock.now())));
    CHECK(forbidden.status == never.status);
    CHECK(forbidden.body == never.body);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 37: the count and the links are those the reader may see") {
    const PersonId id = add_person("Fox", {mine.id, theirs.id});
    const std::string all = list(*this, police_chair);
    CHECK(all.contains("2 children"));
    CHECK(all.contains("More than one"));
    const std::string own = list(*this, worker);
    CHECK(own.contains("1 child"));
    CHECK_FALSE(own.contains("2 children"));
    CHECK_FALSE(own.contains("More than one"));
    CHECK(list(*this, worker, "?only=several").contains("No person of concern to show"));
    const std::string page = get(worker, of(id)).body;
    CHECK(page.contains("Zofia"));
    CHECK_FALSE(page.contains("Hidden-Child"));
    CHECK_FALSE(page.contains(text(theirs.id)));
    CHECK(get(police_chair, of(id)).body.contains("Hidden-Child"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 37: a milestone about a hidden child shows neither itself nor its effect") {
    const PersonId id = add_person("Fox", {mine.id, theirs.id});
    add_milestone(id, "IDENTIFIED", "2026-09-01");
    add_milestone(id, "CHARGED", "2026-10-02", theirs.id, "Charged at the station");
    const std::string page = get(worker, of(id)).body;
    CHECK(page.contains("Identified"));
    for (const char* trace : {"2 October 2026", "Charged at the station",
                              "<dd "
                              "class=\"govuk-summary-list__value\">Charged"})
        CHECK_MESSAGE(!page.contains(trace), trace);
    CHECK_FALSE(list(*this, worker).contains("Charged"));
    CHECK(list(*this, police_chair).contains("Charged"));
    CHECK(get(police_chair, of(id)).body.contains("Charged at the station"));
    const std::string of_case = get(worker, links_of(mine)).body;
    CHECK_FALSE(of_case.contains("2 October 2026"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 37: the police see the register, and only the children they may open") {
    const PersonId id = add_person("Fox", {mine.id, theirs.id});
    const std::string page = get(police_member, of(id)).body;
    CHECK(page.contains("Fox"));
    CHECK(page.contains("No child that you may see is linked to this person."));
    for (const char* trace : {"Zofia", "Hidden-Child", "2 children"})
        CHECK_MESSAGE(!page.contains(trace), trace);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "a name is shown to those agencies alone that hold the police part") {
    const PersonId id = add_person("Fox", {mine.id});
    REQUIRE(changed<int>(access::Operation::circulate_pack, subject_of(mine),
                         [&](audit::Change& change) {
                             site::relate(change, site::holder(health_member.actor.account),
                                          "circulated", any(mine.id));
                             return 0;
                         }));
    const std::string page = get(health_member, of(id)).body;
    CHECK(page.contains("whose name your agency is not shown"));
    CHECK(page.contains("Male"));
    for (const char* kept : {"Fox", "blue car", "4 May 1999", "Dutch"})
        CHECK_MESSAGE(!page.contains(kept), kept);
    CHECK_FALSE(list(*this, health_member).contains("Fox"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "more than one child comes first, and what was listed is in the trail") {
    add_person("Nobody else", {mine.id});
    const PersonId id = add_person("Fox", {mine.id, theirs.id});
    add_person("Newer", {theirs.id});
    const std::string page = list(*this, administrator);
    CHECK(page.find("Fox") < page.find("Nobody else"));
    CHECK(page.find("Fox") < page.find("Newer"));
    CHECK(count("SELECT count(*) FROM audit_shown WHERE shown_id = $1", {id}) >= 2);
    CHECK_FALSE(is_in_the_files("Drives a blue car"));
    CHECK_FALSE(is_in_the_files("Nobody else"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "a list goes on where its page ended, and a made-up place is none") {
    const PersonId two = add_person("Two", {mine.id, theirs.id});
    add_person("One", {mine.id});
    const std::string after = list(*this, administrator, "?after=2_" + text(two));
    CHECK_FALSE(after.contains("Two</a>"));
    CHECK(after.contains("One</a>"));
    for (const char* made_up : {"?after=x", "?after=9999999999999_x", "?after=2_x"})
        CHECK(list(*this, administrator, made_up).contains("Two</a>"));
}

TEST_CASE_FIXTURE(PatternsFixture, "only the police and the administrator change what is known") {
    const PersonId id = add_person("Fox", {mine.id});
    for (const accounts::Person* person : {&worker, &manager, &care_chair, &health_member}) {
        CHECK(get(*person, of(id) + "/details").status == 404);
        CHECK(post(*person, of(id) + "/details", fox()).status == 404);
        CHECK(post(*person, of(id) + "/milestones", {{"kind", "CHARGED"}}).status == 404);
    }
    CHECK_FALSE(get(worker, of(id)).body.contains("Change what is known"));
    CHECK(get(police_member, of(id) + "/details").status == 200);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "an unknown without its reason is refused, and what was typed is kept") {
    const PersonId id = add_person("Fox", {mine.id});
    Fields typed = fox();
    typed.emplace_back("version", "1");
    typed.emplace_back("description", "Wears a green coat");
    for (auto& [name, value] : typed)
        if (name == "ethnicity_stated") value = "";
    const auto refused = post(police_member, of(id) + "/details", typed);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("or why it is not known"));
    CHECK(refused.body.contains("Wears a green coat"));
    for (auto& [name, value] : typed)
        if (name == "ethnicity_stated") value = "unknown-DECLINED";
    CHECK(post(police_member, of(id) + "/details", typed).status == 303);
    CHECK(get(police_member, of(id)).body.contains("Not known: asked, and not given"));
}

TEST_CASE_FIXTURE(PatternsFixture, "the second of two editors is told, and shown both") {
    const PersonId id = add_person("Fox", {mine.id});
    Fields typed = fox();
    typed.emplace_back("version", "1");
    REQUIRE(post(police_member, of(id) + "/details", typed).status == 303);
    typed.front() = {"also_known", "Second spelling"};
    const auto late = post(administrator, of(id) + "/details", typed);
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this"));
    CHECK(late.body.contains("What is recorded now"));
    CHECK(late.body.contains("Second spelling"));
    CHECK(late.body.contains("name=\"version\" value=\"2\""));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "a milestone is recorded with its day, and moves how far it has got") {
    const PersonId id = add_person("Fox", {mine.id});
    const auto refused = post(police_member, of(id) + "/milestones",
                              {{"kind", "CHARGED"}, {"words", "Typed with care"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Typed with care"));
    CHECK(post(police_chair, of(id) + "/milestones",
               {{"kind", "CHARGED"},
                {"on-day", "3"},
                {"on-month", "11"},
                {"on-year", "2026"},
                {"case_id", text(theirs.id)}})
              .status == 422);
    CHECK(post(police_chair, of(id) + "/milestones",
               {{"kind", "CHARGED"},
                {"on-day", "3"},
                {"on-month", "11"},
                {"on-year", "2026"},
                {"case_id", text(mine.id)}})
              .status == 303);
    const std::string page = get(worker, of(id)).body;
    CHECK(page.contains("3 November 2026"));
    CHECK(page.contains("Daniel Price"));
    CHECK(get(worker, links_of(mine)).body.contains("Charged"));
}

}  // namespace mase::patterns
