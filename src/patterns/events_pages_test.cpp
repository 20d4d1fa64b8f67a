// Times missing and disruptions of one child, through the web.
#include <doctest/doctest.h>

#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;

std::string events_of(const cases::CaseFile& file) {
    return "/cases/" + text(file.id) + "/events";
}

Fields with_day(Fields fields, const std::string& name, int day) {
    fields.emplace_back(name + "-day", std::to_string(day));
    fields.emplace_back(name + "-month", "11");
    fields.emplace_back(name + "-year", "2026");
    return fields;
}

Fields missing_from(int day) {
    return with_day({{"kind", "MISSING_HOME"}, {"words", "Seen at a bus station"}}, "from_on", day);
}

}  // namespace

TEST_CASE_FIXTURE(PatternsFixture,
                  "the events of a case are not there for those it does not concern") {
    for (const accounts::Person* person :
         {&other_worker, &health_member, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, events_of(mine)).status == 404);
        CHECK(post(*person, events_of(mine), missing_from(10)).status == 404);
    }
    CHECK(get(police_deputy, events_of(mine)).body.contains("Why are you opening this case?"));
}

TEST_CASE_FIXTURE(PatternsFixture, "who may only read a case records no event of it") {
    for (const accounts::Person* person : {&manager, &care_chair}) {
        CHECK(get(*person, events_of(mine)).status == 200);
        CHECK_FALSE(get(*person, events_of(mine)).body.contains("Add a time"));
        CHECK(post(*person, events_of(mine), missing_from(10)).status == 404);
    }
    CHECK(count("SELECT count(*) FROM missing_episodes") == 0);
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "what is missing of an episode is said, and what was typed is kept") {
    const auto refused = post(worker, events_of(mine), {{"words", "Seen at a bus station"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select what happened"));
    CHECK(refused.body.contains("Seen at a bus station"));
    CHECK(count("SELECT count(*) FROM missing_episodes") == 0);
}

TEST_CASE_FIXTURE(
    PatternsFixture,
    "G-16: the episodes give the form’s answer, shown beside the data’s with its rule") {
    CHECK(get(worker, events_of(mine)).body.contains("not the same as the child never going"));
    REQUIRE(post(worker, events_of(mine), missing_from(16)).status == 303);
    const std::string page = get(worker, events_of(mine)).body;
    CHECK(page.contains("Missing now"));
    CHECK(page.contains("From the episodes"));
    CHECK(page.contains("The first that fits of the last twelve months"));
    CHECK(page.contains("Seen at a bus station"));
    CHECK_FALSE(is_in_the_files("bus station"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'record_event' AND case_id = $1",
                {mine.id}) == 1);
    CHECK_FALSE(get(other_worker, events_of(theirs)).body.contains("bus station"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "an episode is changed when the child returns, by one person at a time") {
    REQUIRE(post(worker, events_of(mine), missing_from(10)).status == 303);
    const std::string page = get(worker, events_of(mine)).body;
    const std::size_t at = page.find(events_of(mine) + "/");
    REQUIRE(at != std::string::npos);
    const std::string episode = page.substr(at, page.find('"', at) - at);
    CHECK(get(worker, events_of(theirs) + episode.substr(events_of(mine).size())).status == 404);
    CHECK(get(manager, episode).status == 404);
    Fields typed = with_day(missing_from(10), "returned_on", 12);
    typed.emplace_back("version", "1");
    REQUIRE(post(worker, episode, typed).status == 303);
    CHECK(get(worker, events_of(mine)).body.contains("Not offered within 72 hours"));
    const auto late = post(administrator, episode, typed);
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this"));
    CHECK(late.body.contains("What is recorded now"));
}

}  // namespace mase::patterns
