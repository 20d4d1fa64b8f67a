// Rule 35 through the web: who may do what to minutes, and that nothing is changed afterwards.
#include "minutes/minutes_pages.h"

#include <doctest/doctest.h>

#include "minutes/minutes_fixture.h"

namespace mase::minutes {

TEST_CASE_FIXTURE(EndedMeeting,
                  "minutes that are not approved are for the administrator and chairs") {
    for (const Person* person : {&administrator, &police_chair, &care_chair, &police_deputy}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, minutes()).status == 200);
    }
    for (const Person* person :
         {&worker, &manager, &health_member, &school_member, &action_owner, &analyst, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, minutes()).status == 404);
    }
}

TEST_CASE_FIXTURE(EndedMeeting, "a meeting that has not ended has no minutes") {
    const meetings::Meeting january = plan("2027-01-12");
    CHECK(get(administrator, "/meetings/" + text(january.id) + "/minutes").status == 404);
    CHECK(post(administrator, "/meetings/" + text(january.id) + "/minutes/sending", {}).status ==
          404);
}

TEST_CASE_FIXTURE(EndedMeeting, "minutes say who was there, and what was said and decided") {
    const std::string page = get(administrator, minutes()).body;
    CHECK(page.contains("Wednesday 18 November 2026"));
    CHECK(page.contains("Daniel Price, Redbridge Police, chair for police"));
    CHECK(page.contains("There was a quorum."));
    CHECK(page.contains("1. Zofia Łopata-Quill"));
    CHECK(page.contains("Zofia wants to keep seeing her friends"));
    CHECK(page.contains("Satisfied with the plan"));  // MR-48
    // MR-50 and MR-51: a named person and a date.
    CHECK(page.contains("Action for Priya Kaur"));
    CHECK(page.contains("by 2 December 2026"));
    CHECK(page.contains("Offer an appointment at the clinic"));
    CHECK(page.contains("OFFICIAL-SENSITIVE"));
}

TEST_CASE_FIXTURE(EndedMeeting, "only the administrator sends minutes, and only once") {
    for (const Person* person : {&worker, &police_chair, &health_member, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(post(*person, minutes("/sending"), {}).status == 404);
    }
    CHECK(get(administrator, minutes()).body.contains("Send to the chairs"));
    CHECK(send_to_chairs().status == 303);
    const auto again = send_to_chairs();
    CHECK(again.status == 422);
    CHECK(again.body.contains("with the chairs already"));
}

TEST_CASE_FIXTURE(EndedMeeting,
                  "rule 35: only a chair's side approves, and only what it was sent") {
    CHECK(verdict(police_chair, "approved").status == 422);
    REQUIRE(send_to_chairs().status == 303);
    for (const Person* person : {&worker, &administrator, &health_member, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(verdict(*person, "approved").status == 404);
    }
    Person newcomer = add("Neil Ash", "POLICE_SET", {access::Role::chair});
    CHECK(verdict(newcomer, "approved").status == 422);
    CHECK(state() == "ended");
}

TEST_CASE_FIXTURE(EndedMeeting,
                  "rule 35: a chair gives minutes back with comments, kept as typed") {
    REQUIRE(send_to_chairs().status == 303);
    const auto refused = verdict(police_chair, "given_back");
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Enter what has to be put right"));
    REQUIRE(verdict(care_chair, "approved").status == 303);
    REQUIRE(verdict(police_chair, "given_back", "Two agencies are missing").status == 303);
    const std::string page = get(administrator, minutes()).body;
    CHECK(page.contains("Two agencies are missing"));
    CHECK(page.contains("Send to the chairs"));
    CHECK_FALSE(is_in_the_files("Two agencies are missing"));
    // Sent again, both sides approve anew.
    REQUIRE(send_to_chairs().status == 303);
    REQUIRE(verdict(police_chair, "approved").status == 303);
    CHECK(state() == "ended");
    REQUIRE(verdict(care_chair, "approved").status == 303);
    CHECK(state() == "approved");
}

TEST_CASE_FIXTURE(EndedMeeting, "rule 35: a deputy approves for the side, which is noted") {
    REQUIRE(send_to_chairs().status == 303);
    REQUIRE(verdict(care_chair, "approved").status == 303);
    REQUIRE(verdict(police_deputy, "approved").status == 303);
    CHECK(state() == "approved");
    CHECK(get(administrator, minutes()).body.contains("Helen Marsh, deputy chair for police"));
}

TEST_CASE_FIXTURE(EndedMeeting, "rule 35: a successor approves for a chair who has left, noted") {
    REQUIRE(send_to_chairs().status == 303);
    const Person newcomer = add("Neil Ash", "POLICE_SET", {access::Role::chair});
    leave(police_chair);
    REQUIRE(verdict(newcomer, "approved").status == 303);
    CHECK(get(administrator, minutes()).body.contains("Neil Ash, who now chairs for police"));
}

TEST_CASE_FIXTURE(EndedMeeting, "rule 35: one person cannot approve for both sides") {
    REQUIRE(send_to_chairs().status == 303);
    leave(police_chair);
    leave(care_chair);
    const Person newcomer = add("Neil Ash", "POLICE_SET", {access::Role::chair});
    REQUIRE(verdict(newcomer, "approved").status == 303);
    tamper(
        "UPDATE memberships SET agency = 'CS_CPAT' WHERE account_id = (SELECT id FROM accounts "
        "WHERE name = 'Neil Ash')");
    const auto refused = verdict(newcomer, "approved");
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("You have approved for the other side"));
    CHECK(state() == "ended");
}

TEST_CASE_FIXTURE(EndedMeeting,
                  "rule 35: what was recorded after one side approved is approved anew") {
    REQUIRE(send_to_chairs().status == 303);
    const std::string read = record_read();
    REQUIRE(verdict(police_chair, "approved").status == 303);
    REQUIRE(say_of_the_child("Zofia asks for another worker").status == 303);
    later();
    const auto stale = post(care_chair, minutes("/verdicts"),
                            {{"verdict", "approved"}, {"words", ""}, {"record", read}});
    CHECK(stale.status == 422);
    CHECK(stale.body.contains("has changed since you opened this page"));
    CHECK(stale.body.contains("Zofia asks for another worker"));
    REQUIRE(verdict(care_chair, "approved").status == 303);
    CHECK(state() == "ended");
    REQUIRE(verdict(police_chair, "approved").status == 303);
    CHECK(state() == "approved");
}

TEST_CASE_FIXTURE(EndedMeeting, "rule 35: nothing is recorded once the minutes are approved") {
    CHECK(post(administrator, discussion("child-voice"), {{"child_voice", "Before"}}).status !=
          404);
    approve_both();
    const auto lines = count("SELECT count(*) FROM discussion_parts");
    for (const Person* person : {&administrator, &police_chair, &care_chair}) {
        CAPTURE(person->actor.name);
        CHECK(post(*person, discussion("child-voice"), {{"child_voice", "After"}}).status == 404);
        CHECK(post(*person, discussion("data"), {{"child_sex", "M"}}).status == 404);
        CHECK(post(*person, discussion("decision"), {{"decision", "DEFERRED"}}).status == 404);
        CHECK(post(*person, discussion(), {}).status == 404);
        CHECK(post(*person, minutes("/sending"), {}).status == 404);
        CHECK(post(*person, minutes("/verdicts"), {{"verdict", "given_back"}}).status == 404);
        CHECK(post(*person, ending(), {}).status == 404);
    }
    CHECK(count("SELECT count(*) FROM discussion_parts") == lines);
    CHECK_FALSE(get(administrator, minutes()).body.contains("After"));
}

TEST_CASE_FIXTURE(EndedMeeting, "rule 35: locked minutes are only added to, dated and sealed") {
    CHECK(post(administrator, minutes("/addenda"), {{"addendum", "Too early"}}).status == 404);
    approve_both();
    CHECK(post(health_member, minutes("/addenda"), {{"addendum", "Mine"}}).status == 404);
    const auto empty = post(administrator, minutes("/addenda"), {{"item", text(item)}});
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Enter what is to be added"));
    CHECK(post(administrator, minutes("/addenda"),
               {{"item", text(new_id<ItemId>(clock.now()))}, {"addendum", "Of nothing"}})
              .status == 422);
    REQUIRE(post(administrator, minutes("/addenda"),
                 {{"item", text(item)}, {"addendum", "The appointment is at the other clinic"}})
                .status == 303);
    const std::string page = get(police_chair, minutes()).body;
    CHECK(page.contains("The appointment is at the other clinic"));
    CHECK(page.contains("Added by Farah Begum on 18 November 2026"));
    CHECK_FALSE(is_in_the_files("The appointment is at the other clinic"));
}

TEST_CASE_FIXTURE(EndedMeeting,
                  "rule 8: approved minutes show a member the cases they still read") {
    approve_both();
    // The case is to come back, so those who had it in their pack read it still.
    CHECK(get(school_member, minutes()).body.contains("1. Zofia Łopata-Quill"));
    REQUIRE(changed<int>(
        access::Operation::change_meeting, panel_subject(), [&](audit::Change& change) {
            for (const meetings::Item& coming : meetings::items_of(change, next.id))
                meetings::withdraw_item(change, coming.id);
            return 0;
        }));
    // Now only health does, which has an open action for the child.
    CHECK(get(health_member, minutes()).body.contains("1. Zofia Łopata-Quill"));
    const auto school = get(school_member, minutes());
    CHECK(school.status == 200);
    CHECK(school.body.contains("Wednesday 18 November 2026"));
    CHECK_FALSE(school.body.contains("Zofia"));
    CHECK(school.body.contains("One item is not shown"));
    CHECK(get(worker, minutes()).status == 404);
}

TEST_CASE_FIXTURE(EndedMeeting,
                  "reading and approving minutes are in the trail, with the cases shown") {
    approve_both();
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'approve_minutes' AND "
                "processing = 'alteration' AND subject_id = $1",
                {meeting.id}) == 2);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'send_minutes' AND processing = "
                "'disclosure' AND subject_id = $1",
                {meeting.id}) == 1);
    get(police_chair, minutes());
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'view_minutes' AND s.shown_id = $1 AND "
                "l.account_id = $2",
                {file.id, police_chair.actor.account}) == 1);
}

}  // namespace mase::minutes
