// Tries to sit without those who have to be there, and to end with something left open.
#include "decisions/sitting_pages.h"

#include <doctest/doctest.h>

#include "decisions/decisions_fixture.h"
#include "decisions/sitting_store.h"
#include "meetings/exceptions_store.h"

namespace mase::decisions {

TEST_CASE_FIXTURE(DecisionsFixture,
                  "who is not of the meeting finds no sitting, a member only reads") {
    for (const accounts::Person* person : {&worker, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, sitting()).status == 404);
        CHECK(post(*person, sitting(), {}).status == 404);
    }
    const auto page = get(health_member, sitting());
    CHECK(page.status == 200);
    CHECK(!says(page, "Save attendance"));
    for (const char* part : {"", "confidentiality", "attendance", "quorum", "held-over"})
        CHECK(post(health_member, sitting(part), {}).status == 404);
    CHECK(post(health_member, ending(), {}).status == 404);
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "nothing is read out or recorded before the pack is circulated") {
    const auto unplanned = "/meetings/" + text(next.id) + "/sitting";
    CHECK(post(administrator, unplanned + "/confidentiality", {}).status == 404);
    CHECK(post(administrator, unplanned, {}).status == 404);
    CHECK(says(get(administrator, unplanned), "once its pack has been circulated"));
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "a meeting does not begin before the statement and the attendance") {
    const auto refused = post(administrator, sitting(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Read out the statement on confidentiality"));
    CHECK(says(refused, "Record who is there"));
    CHECK(again(meeting.id).state == "circulated");
    begin_sitting();
    CHECK(again(meeting.id).state == "sitting");
    CHECK(again(meeting.id).confidentiality_at);
    CHECK(says(get(health_member, sitting()), "The statement was read out"));
}

TEST_CASE_FIXTURE(
    DecisionsFixture,
    "who is there comes first until the meeting begins, from then on the agenda does") {
    const auto agenda_is_first = [&](const accounts::Person& person) {
        const std::string page = get(person, sitting()).body;
        REQUIRE(page.contains(">Agenda</h2>"));
        REQUIRE(page.contains(">Attendance</h2>"));
        return page.find(">Agenda</h2>") < page.find(">Attendance</h2>");
    };
    for (const accounts::Person* person : {&administrator, &health_member})
        CHECK_FALSE(agenda_is_first(*person));
    begin_sitting();
    for (const accounts::Person* person : {&administrator, &health_member})
        CHECK(agenda_is_first(*person));
}

TEST_CASE_FIXTURE(DecisionsFixture, "rule 3: without both sides no reason lets a meeting go on") {
    post(administrator, sitting("confidentiality"), {});
    post(administrator, sitting("attendance"), everyone({police_chair, police_deputy}));
    post(care_chair, sitting("quorum"), {{"below_quorum_reason", "A strike"}});
    const auto refused = post(administrator, sitting(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Neither the chair for police"));
    CHECK(again(meeting.id).state == "circulated");
}

TEST_CASE_FIXTURE(DecisionsFixture, "rule 3: a deputy chair stands in for their chair") {
    post(administrator, sitting("confidentiality"), {});
    post(administrator, sitting("attendance"), everyone({police_chair}));
    CHECK(post(administrator, sitting(), {}).status == 303);
}

TEST_CASE_FIXTURE(DecisionsFixture, "rule 3: below quorum it goes on only with a chair's reason") {
    post(administrator, sitting("confidentiality"), {});
    post(administrator, sitting("attendance"), everyone({health_member}));
    CHECK(says(post(administrator, sitting(), {}), "Nobody is there for health"));
    CHECK(post(care_chair, sitting("quorum"), {}).status == 422);
    CHECK(post(administrator, sitting("quorum"), {{"below_quorum_reason", "Nurses are ill"}})
              .status == 303);
    CHECK(post(administrator, sitting(), {}).status == 422);
    CHECK(post(care_chair, sitting("quorum"), {{"below_quorum_reason", "Nurses are ill"}}).status ==
          303);
    CHECK(says(get(health_member, sitting()), "Nurses are ill"));
    CHECK(post(administrator, sitting(), {}).status == 303);
    CHECK(count("SELECT count(*) FROM exceptions WHERE kind = 'BELOW_QUORUM' AND state = "
                "'allowed'") == 1);
    CHECK(!is_in_the_files("Nurses are ill"));
}

TEST_CASE_FIXTURE(DecisionsFixture, "whoever comes for a member is named, for a chair has a seat") {
    const std::string health = attendance_field(health_member.actor.account);
    const std::string chair = attendance_field(police_chair.actor.account);
    const auto nameless = post(administrator, sitting("attendance"),
                               {{"shown-attendance", ""}, {health, "DEPUTY_PRESENT"}});
    CHECK(nameless.status == 422);
    CHECK(says(nameless, "Enter who came in place of Priya Kaur"));
    CHECK(post(administrator, sitting("attendance"),
               {{"shown-attendance", ""}, {chair, "DEPUTY_PRESENT"}})
              .status == 422);
    CHECK(post(administrator, sitting("attendance"),
               {{"shown-attendance", ""},
                {health, "DEPUTY_PRESENT"},
                {health + "-stand-in", "Bola Akande"}})
              .status == 303);
    CHECK(says(get(care_chair, sitting()), "Bola Akande"));
    CHECK(!is_in_the_files("Bola Akande"));
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "attendance saved by two people at once shows both, loses neither") {
    const std::string health = attendance_field(health_member.actor.account);
    CHECK(
        post(administrator, sitting("attendance"), {{"shown-attendance", ""}, {health, "PRESENT"}})
            .status == 303);
    const auto second =
        post(care_chair, sitting("attendance"), {{"shown-attendance", ""}, {health, "APOLOGIES"}});
    CHECK(second.status == 422);
    CHECK(says(second, "Someone else saved the attendance"));
    CHECK(says(second, "Stored now"));
    CHECK(says(second, "<option value=\"APOLOGIES\" selected>"));
    CHECK(post(care_chair, sitting("attendance"),
               {{"shown-attendance", shown_in(second.body, "attendance")}, {health, "APOLOGIES"}})
              .status == 303);
}

TEST_CASE_FIXTURE(DecisionsFixture, "what is typed elsewhere on the page outlives another button") {
    const std::string health = attendance_field(health_member.actor.account);
    const auto page = post(administrator, sitting("confidentiality"),
                           {{"shown-attendance", ""}, {health, "APOLOGIES"}});
    CHECK(page.status == 200);
    CHECK(says(page, "not saved yet"));
    CHECK(says(page, "<option value=\"APOLOGIES\" selected>"));
    CHECK(again(meeting.id).confidentiality_at);
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "rule 12: while a meeting sits nobody seated is signed out for idleness") {
    begin_sitting();
    clock.set(plus_seconds(clock.now(), 3 * 3600));
    CHECK(get(health_member, sitting()).status == 200);
    CHECK(get(worker, "/actions").status == 303);
}

TEST_CASE_FIXTURE(DecisionsFixture, "rule 29: an item held over goes first to the named meeting") {
    const cases::CaseFile other = add_case();
    list(next, other);
    begin_sitting();
    CHECK(says(post(administrator, sitting("held-over"), {}), "Select the item to hold over"));
    CHECK(post(administrator, sitting("held-over"),
               {{"hold_over_item", text(item)}, {"hold_over_to", text(meeting.id)}})
              .status == 422);
    CHECK(post(administrator, sitting("held-over"),
               {{"hold_over_item", text(item)}, {"hold_over_to", text(next.id)}})
              .status == 303);
    CHECK(agenda(meeting.id).front().state == "held_over");
    const auto after = agenda(next.id);
    REQUIRE(after.size() == 2);
    CHECK(after.front().case_id == file.id);
    CHECK(after.front().why == "held_over");
    CHECK(post(administrator, discussion(), {}).status == 422);
    end();
    CHECK(agenda(meeting.id).front().state == "held_over");
    CHECK(agenda(next.id).size() == 2);
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "an item of another meeting, or one decided, is not held over") {
    const cases::CaseFile other = add_case();
    const ItemId elsewhere = list(next, other);
    const meetings::Meeting later = plan("2027-01-12");
    take();
    answer_all();
    decide("SATISFIED");
    for (const ItemId wrong : {elsewhere, item})
        CHECK(post(administrator, sitting("held-over"),
                   {{"hold_over_item", text(wrong)}, {"hold_over_to", text(later.id)}})
                  .status == 422);
    CHECK(agenda(later.id).empty());
}

TEST_CASE_FIXTURE(DecisionsFixture,
                  "only a chair of the meeting ends it, and only when all is decided") {
    begin_sitting();
    CHECK(post(administrator, ending(), {}).status == 404);
    const auto refused = post(care_chair, ending(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "1. Zofia Łopata-Quill: record the panel’s decision, or hold it over"));
    CHECK(again(meeting.id).state == "sitting");
    post(administrator, discussion(), {});
    answer_all();
    decide("SATISFIED");
    CHECK(says(get(administrator, sitting()), "Satisfied with the plan"));
    end();
    CHECK(again(meeting.id).state == "ended");
    CHECK(post(care_chair, ending(), {}).status == 404);
    CHECK(count("SELECT count(*) FROM minutes WHERE state = 'draft'") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'end_meeting' AND "
                "reason = '' AND processing <> 'refusal'") == 1);
}

TEST_CASE_FIXTURE(DecisionsFixture, "a meeting not begun cannot end") {
    CHECK(post(care_chair, ending(), {}).status == 404);
}

}  // namespace mase::decisions
