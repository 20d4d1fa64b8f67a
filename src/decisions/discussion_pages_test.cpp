// Tries to decide without what a decision stands on, through the web.
#include "decisions/discussion_pages.h"

#include <doctest/doctest.h>

#include <set>

#include "decisions/decisions_fixture.h"

namespace mase::decisions {

TEST_CASE_FIXTURE(DecisionsFixture,
                  "a discussion is closed to members, workers and before the sitting") {
    for (const accounts::Person* person :
         {&health_member, &worker, &action_owner, &analyst, &auditor}) {
        CHECK(get(*person, discussion()).status == 404);
        for (const char* part : {"", "decision", "actions", "data"})
            CHECK(post(*person, discussion(part), {}).status == 404);
    }
    CHECK(post(administrator, discussion(), {}).status == 404);
    CHECK(post(administrator, discussion("decision"), {{"decision", "SATISFIED"}}).status == 404);
    CHECK(says(get(administrator, discussion()), "while the meeting sits"));
    CHECK(!discussed().begun_at);
}

TEST_CASE_FIXTURE(Discussing, "taking an item twice takes its data once, and holds the reason") {
    CHECK(post(care_chair, discussion(), {}).status == 303);
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'discussion'") == 1);
    CHECK(count("SELECT count(*) FROM case_reasons WHERE reason = 'agenda'") == 2);
    CHECK(says(get(administrator, sitting()), "In hand"));
    CHECK(post(administrator, discussion("made-up"), {}).status == 404);
}

TEST_CASE_FIXTURE(Discussing, "MR-42 to MR-46: no decision before each question has an answer") {
    const auto refused = tries("SATISFIED");
    CHECK(refused.status == 422);
    for (const char* field : {"addresses_concerns", "needs_support", "needs_actions",
                              "cooperates.CS_CPAT", "recorded.CS_CPAT", "support_asked"})
        CHECK(says(refused, "href=\"#" + std::string(field) + "\""));
    CHECK(!discussed().is_decided());
    answer_all();
    CHECK(tries("SATISFIED").status == 303);
    CHECK(discussed().outcome.decision == "SATISFIED");
}

TEST_CASE_FIXTURE(Discussing, "what was saved is shown beside what is not saved yet") {
    for (int i = 0; i < 5; ++i) {  // the writer must not be raced
        const std::string said = "She said so, time " + std::to_string(i);
        const auto page =
            save(administrator, "child-voice",
                 {{"child_voice", said}, {"shown-decision", ""}, {"decision", "SATISFIED"}});
        CHECK(page.status == 200);
        CHECK(says(page, "Not saved yet: Decision"));
        CHECK(says(page, said));
    }
}

TEST_CASE_FIXTURE(Discussing, "no id stands twice on the page, so each label has its own field") {
    const std::string page = get(care_chair, discussion()).body;
    std::set<std::string> ids;
    for (std::size_t at = page.find(" id=\""); at != std::string::npos;
         at = page.find(" id=\"", at + 1)) {
        const std::size_t begin = at + 5;
        const std::string id = page.substr(begin, page.find('"', begin) - begin);
        CHECK_MESSAGE(ids.insert(id).second, id);
    }
    CHECK(ids.contains("decision"));
    CHECK(ids.contains("closure"));
}

TEST_CASE_FIXTURE(Discussing, "MR-47: what was raised is kept, and only those let in can read it") {
    CHECK(save(administrator, "questions", {{"raised", "The school has not answered letters"}})
              .status == 303);
    CHECK(says(get(care_chair, discussion()), "The school has not answered letters"));
    CHECK(!is_in_the_files("has not answered letters"));
}

TEST_CASE_FIXTURE(Discussing, "MR-48: a satisfied panel may still ask for an action") {
    answer_all();
    CHECK(tries("SATISFIED").status == 303);
    CHECK(adds_action().status == 303);
    CHECK(actions_in("proposed") == 1);
}

TEST_CASE_FIXTURE(Discussing, "MR-49: not satisfied needs an action, or the reason for none") {
    answer_all();
    const auto refused = tries("NOT_SATISFIED");
    CHECK(refused.status == 422);
    CHECK(says(refused, "Add at least one action"));
    CHECK(says(refused, "why the panel could not agree to it"));
    CHECK(tries("NOT_SATISFIED", "The agencies have gone away to find one").status == 303);
    CHECK(tries("NOT_SATISFIED", "").status == 422);
    CHECK(adds_action().status == 303);
    CHECK(tries("NOT_SATISFIED", "").status == 303);
}

TEST_CASE_FIXTURE(Discussing,
                  "MR-50: an action without a named person or with a past date is refused") {
    auto fields = an_action();
    fields[1].second = "";
    fields[4].second = "2025";
    const auto refused = save(administrator, "actions", fields);
    CHECK(refused.status == 422);
    CHECK(says(refused, "Select the person who will do it"));
    CHECK(says(refused, "on or after the day of the meeting"));
    CHECK(says(refused, "Offer an appointment at the clinic"));
    CHECK(actions_in("proposed") == 0);
}

TEST_CASE_FIXTURE(Discussing, "an action that a decision stands on cannot be taken away under it") {
    answer_all();
    adds_action();
    REQUIRE(tries("NOT_SATISFIED").status == 303);
    const auto asked = looked(file, [&](const audit::Reading& reading) {
        return actions::actions_of_item(reading, item);
    });
    const auto removal = discussion("actions/" + text(asked.front().id) + "/removal");
    CHECK(post(administrator, removal, {}).status == 422);
    CHECK(actions_in("proposed") == 1);
    CHECK(tries("NOT_SATISFIED", "No agency could do it").status == 303);
    CHECK(post(administrator, removal, {}).status == 303);
    CHECK(actions_in("proposed") == 0);
    CHECK(post(administrator, discussion("actions/made-up/removal"), {}).status == 404);
}

TEST_CASE_FIXTURE(Discussing, "rule 30: an agency's No needs an action or a reason") {
    answer_all();
    const accounts::Fields no{{"cooperates.CS_CPAT", "NO"}, {"recorded.CS_CPAT", "YES"}};
    REQUIRE(save(administrator, "agencies", no).status == 303);
    const auto refused = tries("SATISFIED");
    CHECK(refused.status == 422);
    CHECK(says(refused, "answered No: add an action, or enter the reason"));
    auto reasoned = no;
    reasoned.emplace_back("words.CS_CPAT", "Housing was not asked to come");
    REQUIRE(save(administrator, "agencies", reasoned).status == 303);
    CHECK(tries("SATISFIED").status == 303);
    // And the reason cannot be taken away under the decision.
    CHECK(save(administrator, "agencies", no).status == 422);
    CHECK(adds_action().status == 303);
    CHECK(save(administrator, "agencies",
               {{"cooperates.CS_CPAT", "NO"},
                {"recorded.CS_CPAT", "YES"},
                {"cooperates.HEALTH", "YES"},
                {"recorded.HEALTH", "YES"}})
              .status == 303);
}

TEST_CASE_FIXTURE(Discussing,
                  "rule 30: another agency can be asked, and then has to be answered for") {
    answer_all();
    CHECK(
        save(
            administrator, "agencies",
            {{"cooperates.CS_CPAT", "YES"}, {"recorded.CS_CPAT", "YES"}, {"also_agency", "HEALTH"}})
            .status == 303);
    CHECK(says(tries("SATISFIED"), "href=\"#cooperates.HEALTH\""));
    CHECK(save(administrator, "agencies", {{"also_agency", "MADE_UP"}}).status == 422);
}

TEST_CASE_FIXTURE(Discussing,
                  "rule 31: support that is asked for is answered, with an action or why not") {
    answer_all();
    REQUIRE(save(administrator, "support", {{"support_asked", "YES"}}).status == 303);
    CHECK(says(tries("SATISFIED"), "Select the panel’s answer to what was asked for"));
    REQUIRE(save(administrator, "support",
                 {{"support_asked", "YES"}, {"support_answer", "GRANTED_WITH_ACTION"}})
                .status == 303);
    CHECK(says(tries("SATISFIED"), "Add the action by which the support will be given"));
    CHECK(save(administrator, "support", {{"support_asked", "YES"}, {"support_answer", "DECLINED"}})
              .status == 422);
    CHECK(save(administrator, "support",
               {{"support_asked", "YES"},
                {"support_answer", "DECLINED"},
                {"support_reason", "There is no place on the programme"}})
              .status == 303);
    CHECK(tries("SATISFIED").status == 303);
    CHECK(!is_in_the_files("no place on the programme"));
}

TEST_CASE_FIXTURE(Discussing, "what was said about the questions is read again, and is sealed") {
    REQUIRE(save(administrator, "questions",
                 {{"addresses_concerns", "YES"},
                  {"needs_support", "NO"},
                  {"needs_actions", "NO"},
                  {"question_notes", "The boathouse was named twice"}})
                .status == 303);
    CHECK(says(get(administrator, discussion()), "The boathouse was named twice"));
    CHECK(!is_in_the_files("boathouse"));
}

TEST_CASE_FIXTURE(Discussing, "deferring needs a reason and a meeting, and no answers") {
    const auto refused = tries("DEFERRED");
    CHECK(refused.status == 422);
    CHECK(says(refused, "Enter why the decision is deferred"));
    CHECK(says(refused, "Select the meeting that will hear the case"));
    CHECK(tries("DEFERRED", "The worker is ill", text(meeting.id)).status == 422);
    CHECK(tries("DEFERRED", "The worker is ill", text(next.id)).status == 303);
    CHECK(tries("SURPRISED").status == 422);
}

TEST_CASE_FIXTURE(Reviewing,
                  "MR-52: each earlier action is confirmed or kept open before a decision") {
    const auto page = get(administrator, discussion());
    CHECK(says(page, "Offer an appointment at the clinic"));
    answer_all();
    REQUIRE(save(administrator, "agencies",
                 {{"cooperates.CS_CPAT", "YES"},
                  {"recorded.CS_CPAT", "YES"},
                  {"cooperates.HEALTH", "YES"},
                  {"recorded.HEALTH", "NO"},
                  {"words.HEALTH", "The system was down"}})
                .status == 303);
    const auto refused = save(administrator, "decision", {{"decision", "SATISFIED"}});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Confirm this earlier action, or keep it open"));
    CHECK(save(administrator, "earlier-actions", {{field(), "DONE"}}).status == 422);
    CHECK(save(administrator, "earlier-actions", {{"check." + text(item), "CONFIRMED"}}).status ==
          422);
    CHECK(save(administrator, "earlier-actions",
               {{field(), "KEPT_OPEN"}, {field() + "-words", "A second visit"}})
              .status == 303);
    decide("SATISFIED");
    CHECK(found(earlier).state == "open");
    CHECK(save(administrator, "earlier-actions", {{field(), "CONFIRMED"}}).status == 303);
    CHECK(found(earlier).state == "confirmed");
    CHECK(!is_in_the_files("A second visit"));
}

TEST_CASE_FIXTURE(Discussing, "rule 28: who left the room is recorded, and must have been there") {
    CHECK(save(administrator, "room", {{"absent", text(worker.actor.account)}}).status == 422);
    CHECK(save(administrator, "room", {{"absent", text(school_member.actor.account)}}).status ==
          303);
    CHECK(discussed().absent == std::vector{school_member.actor.account});
}

TEST_CASE_FIXTURE(Discussing,
                  "two people at work on different parts do not get in each other's way") {
    const auto before = get(administrator, discussion()).body;
    REQUIRE(
        save(care_chair, "child-voice", {{"child_voice", "I want to stay at my school"}}).status ==
        303);
    CHECK(post(administrator, discussion("questions"),
               {{"raised", "Letters"}, {"shown-questions", shown_in(before, "questions")}})
              .status == 303);
    CHECK(discussed().child_voice == "I want to stay at my school");
    CHECK(discussed().questions.raised == "Letters");
}

TEST_CASE_FIXTURE(Discussing,
                  "two people at work on one part see both versions, and neither is lost") {
    REQUIRE(save(care_chair, "child-voice", {{"child_voice", "As the chair heard it"}}).status ==
            303);
    const auto second = post(administrator, discussion("child-voice"),
                             {{"child_voice", "As I heard it"}, {"shown-child-voice", ""}});
    CHECK(second.status == 422);
    CHECK(says(second, "Amina Yusuf saved ‘What the child says’ while you were typing"));
    CHECK(says(second, "As the chair heard it"));
    CHECK(says(second, "As I heard it"));
    CHECK(discussed().child_voice == "As the chair heard it");
    CHECK(post(administrator, discussion("child-voice"),
               {{"child_voice", "As we both heard it"},
                {"shown-child-voice", shown_in(second.body, "child-voice")}})
              .status == 303);
    CHECK(discussed().child_voice == "As we both heard it");
}

TEST_CASE_FIXTURE(Discussing, "what is typed in one part outlives the button of another") {
    const auto page = post(administrator, discussion("child-voice"),
                           {{"child_voice", "I feel safer"},
                            {"task", "Half an action"},
                            {"raised", "Half a sentence"}});
    CHECK(page.status == 200);
    CHECK(says(page,
               "Saved: What the child says. Not saved yet: Questions and what was raised, "
               "New actions"));
    CHECK(says(page, "Half an action"));
    CHECK(says(page, "Half a sentence"));
    CHECK(discussed().child_voice == "I feel safer");
    CHECK(discussed().questions.raised.empty());
}

TEST_CASE_FIXTURE(Discussing, "each saved part leaves its line, without a word of what was said") {
    save(administrator, "child-voice", {{"child_voice", "I feel safer"}});
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'record_discussion' AND detail "
                "LIKE '%child-voice%' AND case_id IS NOT NULL") == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE '%safer%'") == 0);
}

}  // namespace mase::decisions
