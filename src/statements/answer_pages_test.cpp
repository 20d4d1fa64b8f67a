#include <doctest/doctest.h>

#include "statements/statements_fixture.h"

namespace mase::statements {

using accounts::location;

TEST_CASE_FIXTURE(StatementsFixture,
                  "rule 27: only those who speak for an agency at the meeting answer for it") {
    for (const accounts::Person* person :
         {&administrator, &worker, &manager, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, answer_path()).status == 404);
        CHECK(answers(*person).status == 404);
        CHECK(states(*person, "Something", "PANEL").status == 404);
    }
    CHECK(count("SELECT count(*) FROM item_answers") == 0);
    for (const accounts::Person* person : {&health_member, &police_chair, &police_deputy})
        CHECK(get(*person, answer_path()).status == 200);
}

TEST_CASE_FIXTURE(StatementsFixture, "rule 27: nobody is asked before the pack is circulated") {
    const meetings::Meeting january = plan(day("2027-01-12"));
    const ItemId later = list(january, a_case());
    CHECK(get(health_member, at(january, later) + "/answer").status == 404);
    CHECK(body(administrator, at(january, "answers"))
              .contains("Agencies are asked when the pack is circulated"));
}

TEST_CASE_FIXTURE(StatementsFixture, "an answer that leaves a question open keeps what was typed") {
    const auto refused = post(health_member, answer_path(),
                              {{"version", "0"}, {"withheld", "The family court has asked us."}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Select whether the child is known to your agency"));
    CHECK(refused.body.contains("Select whether your agency has recorded this"));
    CHECK(refused.body.contains("The family court has asked us."));
    CHECK(count("SELECT count(*) FROM item_answers") == 0);
}

TEST_CASE_FIXTURE(StatementsFixture,
                  "an answer leads on to a first statement, and both show live") {
    const auto saved =
        post(health_member, answer_path(),
             {{"version", "0"}, {"known", "KNOWN"}, {"recorded", "NO"}, {"then", "statement"}});
    REQUIRE(saved.status == 303);
    CHECK(location(saved) == statement_path());
    CHECK(body(health_member, statement_path()).contains("Which agency does it come from?"));
    REQUIRE(states(health_member, "The nurse saw Zofia on Monday.", "PANEL").status == 303);
    for (const accounts::Person* person :
         {&school_member, &police_chair, &administrator, &health_member}) {
        const std::string page = body(*person, item_path());
        CHECK(page.contains("The nurse saw Zofia on Monday."));
        CHECK(page.contains("Known to us"));
        CHECK(page.contains("Written by Priya Kaur"));
        CHECK(page.contains("Everyone who may read this case at the meeting"));
    }
    CHECK_FALSE(is_in_the_files("The nurse saw Zofia"));
    CHECK(lines("answer_item") > 0);
}

TEST_CASE_FIXTURE(StatementsFixture, "a statement is refused with all that is missing, and kept") {
    REQUIRE(answers(health_member).status == 303);
    const auto refused =
        post(health_member, statement_path(), {{"version", "0"}, {"words", "Half a sentence"}});
    CHECK(refused.status == 422);
    for (const char* words : {"Half a sentence", "Select whether it is fact, opinion or",
                              "Select which agency it comes from", "Select who may see it"})
        CHECK_MESSAGE(refused.body.contains(words), words);
    CHECK(states(health_member, "For nobody", "AGENCIES").status == 422);
    CHECK(states(health_member, "For one not asked", "AGENCIES", {"PROBATION"}).status == 422);
    CHECK(count("SELECT count(*) FROM statements") == 0);
}

TEST_CASE_FIXTURE(StatementsFixture, "nothing is stated about a child not known to the agency") {
    CHECK(get(health_member, statement_path()).status == 404);
    CHECK(states(health_member, "Too early", "PANEL").status == 422);
    REQUIRE(post(health_member, answer_path(),
                 {{"version", "0"}, {"known", "NOT_KNOWN_TO_US"}, {"recorded", "YES"}})
                .status == 303);
    CHECK(states(health_member, "Too late", "PANEL").status == 422);
    CHECK(body(school_member, item_path()).contains("Not known to us"));
}

TEST_CASE_FIXTURE(StatementsFixture, "two colleagues who answer at once are told, and shown both") {
    const accounts::Person colleague = add("Aidan Moss", "HEALTH", {access::Role::member});
    change([&](audit::Change& change) {
        meetings::Seats seats = meetings::seats_of(change, meeting.id);
        seats.push_back({.account = colleague.actor.account,
                         .name = "Aidan Moss",
                         .job = {},
                         .agency = "HEALTH",
                         .side = {},
                         .is_deputy = false,
                         .attendance = {}});
        meetings::save_seats(change, meeting.id, seats);
        return 0;
    });
    REQUIRE(answers(health_member, "0", "The court has asked us.").status == 303);
    const auto second = post(colleague, answer_path(),
                             {{"version", "0"}, {"known", "NOT_KNOWN_TO_US"}, {"recorded", "NO"}});
    CHECK(second.status == 422);
    CHECK(second.body.contains("A colleague of your agency changed this meanwhile"));
    CHECK(second.body.contains("What is stored now"));
    CHECK(second.body.contains("The court has asked us."));
    CHECK(second.body.contains("value=\"NOT_KNOWN_TO_US\" checked"));

    REQUIRE(states(health_member, "First words", "PANEL").status == 303);
    const std::string id = only_statement();
    REQUIRE(
        post(health_member, statement_path(id), fields("Second words", "HEALTH", "PANEL", {}, "1"))
            .status == 303);
    const auto late =
        post(colleague, statement_path(id), fields("Third words", "HEALTH", "PANEL", {}, "1"));
    CHECK(late.status == 422);
    CHECK(late.body.contains("Second words"));
    CHECK(late.body.contains("Third words"));
    CHECK(body(school_member, item_path()).contains("Second words"));
}

TEST_CASE_FIXTURE(StatementsFixture,
                  "what is taken back is seen by nobody, its own agency included") {
    REQUIRE(answers(health_member).status == 303);
    REQUIRE(states(health_member, "Said in error", "PANEL").status == 303);
    const std::string id = only_statement();
    CHECK(post(health_member, statement_path(id) + "/taking-back", {{"version", "7"}}).status ==
          422);
    REQUIRE(post(health_member, statement_path(id) + "/taking-back", {{"version", "1"}}).status ==
            303);
    for (const accounts::Person* person : {&health_member, &school_member, &police_chair})
        CHECK_FALSE(body(*person, item_path()).contains("Said in error"));
    CHECK(get(health_member, statement_path(id)).status == 404);
}

TEST_CASE_FIXTURE(StatementsFixture, "rule 27: answers are frozen with the minutes") {
    REQUIRE(answers(police_chair).status == 303);
    REQUIRE(states(police_chair, "Reported on Friday.", "PANEL").status == 303);
    const std::string id = only_statement();
    end_meeting();
    CHECK(post(police_chair, statement_path(id),
               fields("Reported on Saturday.", "POLICE_BOROUGH", "PANEL", {}, "1"))
              .status == 303);
    approve_minutes();
    CHECK(get(police_chair, answer_path()).status == 404);
    CHECK(answers(police_chair, "1").status == 404);
    CHECK(post(police_chair, statement_path(id),
               fields("Reported on Sunday.", "POLICE_BOROUGH", "PANEL", {}, "2"))
              .status == 404);
    CHECK(post(police_chair, statement_path(id) + "/taking-back", {{"version", "2"}}).status ==
          404);
    CHECK(body(care_chair, item_path()).contains("Reported on Saturday."));
    // Past the route as well: the rule stands in the change.
    audit::Outbox outbox(records);
    const auto late =
        records.change(permit(police_chair, access::Operation::answer_item,
                              {.kind = access::SubjectKind::item,
                               .id = any(item),
                               .state = "ended",
                               .via = {},
                               .case_id = case_id}),
                       outbox, [&](audit::Change& change) -> Result<int> {
                           return save_answer(change, item, own_answer(change, item), 1);
                       });
    CHECK_FALSE(late);
}

TEST_CASE_FIXTURE(StatementsFixture, "the chasing page counts what each agency owes, and by when") {
    CHECK(get(health_member, at(meeting, "answers")).status == 404);
    std::string page = body(administrator, at(meeting, "answers"));
    CHECK(page.contains("Agencies still owe 5 answers"));
    CHECK(page.contains("Tuesday 8 December 2026, in 20 days"));
    CHECK(page.contains("0 of 1"));
    REQUIRE(answers(health_member).status == 303);
    page = body(care_chair, at(meeting, "answers"));
    CHECK(page.contains("Agencies still owe 4 answers"));
    CHECK(page.contains("1 of 1"));
    CHECK(page.contains("All answered"));
    CHECK(page.contains("1. " + child));
}

}  // namespace mase::statements
