// rules.md 7: a guest reads one item from circulation until the minutes are approved; if they own
// an action they keep that action and the child's identity until it is confirmed.
#include <doctest/doctest.h>

#include "program/world_fixture.h"

namespace mase::program {

namespace {

using access::Operation;

struct Guests : WorldFixture {
    Guests() : guest(add("Wanda Frost", "PROBATION", {access::Role::guest})) {}

    http::Response invite(const Person& by, const Person& person) {
        return post(by, case_path("access/guests"), {{"person", text(person.actor.account)}});
    }
    void approve_minutes() {
        REQUIRE(changed<int>(
            Operation::plan_meetings, panel_subject(), [&](audit::Change& change) -> Result<int> {
                enter(change, *meetings::find_meeting(change, meeting.id), meetings::Event::begin);
                enter(change, *meetings::find_meeting(change, meeting.id), meetings::Event::end);
                meetings::approve(change, meeting.id);
                return 0;
            }));
    }
    bool reads_item() { return get(guest, item_path()).status == 200; }

    Person guest;
};

}  // namespace

TEST_CASE_FIXTURE(Guests, "rule 7: only chairs and the administrator invite, and only guests") {
    for (const Person* person : {&health_member, &worker, &analyst, &guest})
        CHECK(invite(*person, guest).status == 404);
    CHECK(invite(administrator, health_member).status == 422);
    CHECK(invite(administrator, nobody).status == 422);
    CHECK_FALSE(reads_item());
    REQUIRE(invite(administrator, guest).status == 303);
    CHECK(invite(care_chair, guest).status == 422);
    CHECK(reads_item());
}

TEST_CASE_FIXTURE(Guests,
                  "rule 7: a guest reads that item alone, and nothing else of the meeting") {
    const cases::CaseFile other = add_case(another_child());
    const ItemId other_item = list(meeting, other);
    REQUIRE(invite(administrator, guest).status == 303);
    const std::string page = body(guest, item_path());
    CHECK(page.contains(child));
    CHECK_FALSE(page.contains("Thistlewood"));
    CHECK_FALSE(page.contains(text(other_item)));
    CHECK_FALSE(page.contains("Thimblerig"));  // an address is not for a guest
    CHECK_FALSE(page.contains("Fernhollow"));  // nor health
    for (const std::string& path :
         {meeting_path(), meeting_path("pack"), meeting_path("sitting"), meeting_path("answers"),
          meeting_path("minutes"), case_path(), case_path("data"), case_path("access"),
          item_path("discussion"),
          "/meetings/" + text(meeting.id) + "/items/" + text(other_item)}) {
        CAPTURE(path);
        CHECK(get(guest, path).status == 404);
    }
}

TEST_CASE_FIXTURE(Guests, "rule 7: from circulation, until the minutes are approved") {
    const cases::CaseFile other = add_case(another_child());
    list(next, other);
    REQUIRE(post(administrator, "/cases/" + text(other.id) + "/access/guests",
                 {{"person", text(guest.actor.account)}})
                .status == 303);
    const std::string home = body(guest, "/");
    CHECK(home.contains("Tuesday 8 December 2026 at 2pm, in 20 days, in Committee room 2"));
    CHECK(home.contains("You can read the case here when its pack is circulated"));
    CHECK_FALSE(home.contains("Thistlewood"));

    REQUIRE(invite(administrator, guest).status == 303);
    CHECK(body(guest, "/").contains(child));
    CHECK(body(guest, "/").contains("until the minutes of the meeting are approved"));
    approve_minutes();
    CHECK_FALSE(reads_item());
    CHECK_FALSE(body(guest, "/").contains(child));
}

TEST_CASE_FIXTURE(Guests, "rule 7: an invitation that ends takes the case away at once") {
    REQUIRE(invite(administrator, guest).status == 303);
    post(administrator, case_path("reason"), {{"reason", "SUPERVISION"}});
    CHECK(body(administrator, case_path("access")).contains("Wanda Frost"));
    const std::string ending = case_path("access/guests/" + text(guest.actor.account));
    CHECK(get(administrator, ending).status == 200);
    wait();
    REQUIRE(post(administrator, ending, {}).status == 303);
    CHECK_FALSE(reads_item());
    CHECK(get(administrator, ending).status == 404);
    CHECK_FALSE(body(administrator, case_path("access")).contains("Wanda Frost"));
}

TEST_CASE_FIXTURE(Guests,
                  "rule 27: a guest's agency is asked, answers, and is chased, for that case") {
    CHECK_FALSE(body(administrator, meeting_path("answers")).contains("Probation Service"));
    REQUIRE(invite(administrator, guest).status == 303);
    CHECK(body(administrator, meeting_path("answers")).contains("Probation Service"));
    CHECK(body(administrator, meeting_path("answers")).contains("Wanda Frost (guest)"));
    REQUIRE(post(guest, item_path("answer"),
                 {{"version", "0"}, {"known", "KNOWN"}, {"recorded", "YES"}})
                .status == 303);
    REQUIRE(post(guest, item_path("answer/statements/new"),
                 {{"version", "0"},
                  {"words", "Known to the team since June."},
                  {"kind", "FACT"},
                  {"source", "PROBATION"},
                  {"audience", "PANEL"}})
                .status == 303);
    CHECK(body(school_member, item_path()).contains("Known to the team since June."));
}

TEST_CASE_FIXTURE(Guests,
                  "rule 7: a guest keeps an action and the child's name until it is confirmed") {
    REQUIRE(invite(administrator, guest).status == 303);
    const ActionId action = ask(guest);
    approve_minutes();
    CHECK_FALSE(reads_item());
    const std::string path = "/actions/" + text(action);
    CHECK(body(guest, path).contains(child));
    CHECK(body(guest, "/").contains("Offer an appointment at the clinic"));
    CHECK(post(guest, path, {{"version", "1"}, {"report", "DONE"}, {"words", "Seen"}}).status ==
          303);
    wait();
    check_at_meeting(action, "CONFIRMED");
    CHECK(get(guest, path).status == 404);
    CHECK_FALSE(body(guest, "/").contains(child));
    CHECK_FALSE(body(guest, "/actions").contains(child));
}

}  // namespace mase::program
