#include <doctest/doctest.h>

#include "meetings/pages_fixture.h"

namespace mase::meetings {

namespace {

accounts::Fields seats_fields(const Meeting& meeting, const std::vector<accounts::Person>& people) {
    accounts::Fields fields{{"version", std::to_string(meeting.version)}};
    for (const accounts::Person& person : people)
        fields.emplace_back("seats", text(person.actor.account));
    return fields;
}

accounts::Fields move_fields(const Meeting& meeting, const char* iso) {
    return PagesFixture::with_day(
        {{"version", std::to_string(meeting.version)}, {"starts_at", "2pm"}, {"place", "Room 2"}},
        "held_on", iso);
}

}  // namespace

TEST_CASE_FIXTURE(PagesFixture,
                  "a stranger finds no meeting, and no other address says there is one") {
    const Meeting meeting = plan(day("2026-12-08"));
    for (const char* below : {"", "pack", "agenda", "seats", "date", "cancellation"}) {
        CHECK(status(worker, at(meeting, below)) == 404);
        CHECK(status(action_owner, at(meeting, below)) == 404);
    }
    for (const char* below : {"agenda", "seats", "date", "cancellation"}) {
        CHECK(status(health_member, at(meeting, below)) == 404);
        CHECK(status(police_chair, at(meeting, below)) == 404);
    }
    CHECK(status(administrator, "/meetings/" + std::string(26, '0')) == 404);
    CHECK(status(administrator, "/meetings/next") == 404);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 3: both sides are shown with their chair and deputy") {
    const Meeting meeting = plan(day("2026-12-08"));
    const std::string page = body(health_member, at(meeting));
    CHECK(page.contains("Daniel Price, Helen Marsh (deputy)"));
    CHECK(page.contains("Chair for children’s services"));
    CHECK(page.contains("Amina Yusuf"));
    CHECK_FALSE(page.contains("Before the pack goes out"));
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 28: the agenda gives each case its time, minutes and presenter") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    list(meeting, a_case(), "brought_back");
    const std::string page = body(administrator, at(meeting));
    CHECK(page.contains("2:12pm"));
    CHECK(page.contains("Brought back by the panel"));
    CHECK(page.contains("Łucja Nowak"));
    CHECK(page.contains(child));
    CHECK(page.contains("OFFICIAL-SENSITIVE"));
    CHECK(page.contains("2 cases, 24 minutes"));
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 8: before circulation a member learns how many cases, not whose") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    for (const char* below : {"", "pack"}) {
        const std::string page = body(health_member, at(meeting, below));
        CHECK(page.contains("Case 1"));
        CHECK_FALSE(page.contains(child));
        CHECK_FALSE(page.contains("OFFICIAL-SENSITIVE"));
    }
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 25: moving shows what it does, and does it only when confirmed") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    accounts::Fields fields = move_fields(meeting, "2026-12-15");
    const auto shown = post(administrator, at(meeting, "date"), fields);
    CHECK(shown.status == 200);
    CHECK(shown.body.contains("The last day for referrals becomes Saturday 5 December 2026"));
    CHECK(shown.body.contains("The case on its agenda stays on it"));
    CHECK(again(meeting).held_on == meeting.held_on);

    fields.emplace_back("confirmed", "yes");
    CHECK(post(administrator, at(meeting, "date"), fields).status == 303);
    CHECK(again(meeting).held_on == day("2026-12-15"));
    CHECK(again(meeting).pack_by == day("2026-12-08"));
    CHECK(lines("change_meeting") > 0);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 25: a meeting is not moved where it cannot be, even if confirmed") {
    const Meeting meeting = plan(day("2026-12-08"));
    plan(day("2026-12-15"));
    for (const char* iso : {"2026-11-17", "2026-12-15"}) {
        accounts::Fields fields = move_fields(meeting, iso);
        CHECK(post(administrator, at(meeting, "date"), fields).status == 422);
        fields.emplace_back("confirmed", "yes");
        CHECK(post(administrator, at(meeting, "date"), fields).status == 422);
    }
    accounts::Fields no_day{{"version", "1"},         {"held_on-day", "31"}, {"held_on-month", "2"},
                            {"held_on-year", "2027"}, {"starts_at", "2pm"},  {"place", "Room 2"}};
    const auto response = post(administrator, at(meeting, "date"), no_day);
    CHECK(response.status == 422);
    CHECK(response.body.contains("value=\"31\""));
    CHECK(again(meeting).version == 1);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 25: of two administrators, the second is shown what the first saved") {
    const accounts::Person second = add("Bea Lindqvist", "CS_MASH", {access::Role::administrator});
    const Meeting meeting = plan(day("2026-12-08"));
    accounts::Fields first_fields = move_fields(meeting, "2026-12-10");
    first_fields.emplace_back("confirmed", "yes");
    accounts::Fields second_fields = move_fields(meeting, "2026-12-15");
    second_fields.emplace_back("confirmed", "yes");
    CHECK(post(administrator, at(meeting, "date"), first_fields).status == 303);
    const auto refused = post(second, at(meeting, "date"), second_fields);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Someone else changed this meeting"));
    CHECK(refused.body.contains("Stored now: Thursday 10 December 2026 at 2pm"));
    CHECK(refused.body.contains("value=\"15\""));
    CHECK(refused.body.contains("name=\"version\" value=\"2\""));
    CHECK(again(meeting).held_on == day("2026-12-10"));
}

TEST_CASE_FIXTURE(PagesFixture, "rule 25: cancelling says where the cases go, and needs a reason") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    const accounts::Fields with_reason{{"version", "1"}, {"reason", "The hall has no heating"}};
    CHECK(body(administrator, at(meeting, "cancellation")).contains("Plan a later meeting first"));
    CHECK(post(administrator, at(meeting, "cancellation"), with_reason).status == 422);
    CHECK(again(meeting).state == "planned");

    const Meeting january = plan(day("2027-01-12"));
    CHECK(body(administrator, at(meeting, "cancellation"))
              .contains("held over to Tuesday 12 January 2027"));
    CHECK(post(administrator, at(meeting, "cancellation"), {{"version", "1"}, {"reason", ""}})
              .status == 422);
    CHECK(post(administrator, at(meeting, "cancellation"), with_reason).status == 303);
    CHECK(body(health_member, at(meeting)).contains("The hall has no heating"));
    CHECK(body(administrator, at(january)).contains("Held over from an earlier meeting"));
    CHECK(post(administrator, at(meeting, "cancellation"), {{"version", "2"}, {"reason", "Again"}})
              .status == 422);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 28: the agenda is put in order, with what was typed kept if it is not") {
    const Meeting meeting = plan(day("2026-12-08"));
    const std::string one = text(list(meeting, a_case())), two = text(list(meeting, a_case()));
    accounts::Fields fields{{"version", "1"},
                            {"position." + one, "2"},
                            {"minutes." + one, "0"},
                            {"presenter." + one, ""},
                            {"position." + two, "1"},
                            {"minutes." + two, "20"},
                            {"presenter." + two, text(manager.actor.account)}};
    const auto refused = post(administrator, at(meeting, "agenda"), fields);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Enter how many minutes it has, from 1 to 120"));
    CHECK(refused.body.contains("value=\"20\""));

    fields[2].second = "15";
    CHECK(post(administrator, at(meeting, "agenda"), fields).status == 303);
    const auto items =
        look([&](const audit::Reading& reading) { return items_of(reading, meeting.id); });
    CHECK(text(items.at(0).id) == two);
    CHECK(items.at(0).presenter == manager.actor.account);
    CHECK(items.at(1).planned_minutes == 15);
    CHECK_FALSE(items.at(1).presenter);

    const auto late = post(administrator, at(meeting, "agenda"), fields);
    CHECK(late.status == 422);
    CHECK(late.body.contains("Stored now: " + child + ", 20 minutes"));
}

TEST_CASE_FIXTURE(PagesFixture, "rule 28: nobody is made presenter who has no account here") {
    const Meeting meeting = plan(day("2026-12-08"));
    const std::string item = text(list(meeting, a_case()));
    CHECK(post(administrator, at(meeting, "agenda"),
               {{"version", "1"},
                {"position." + item, "1"},
                {"minutes." + item, "12"},
                {"presenter." + item, text(AccountId{{7}})}})
              .status == 422);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 3: a side is never left without a chair or a deputy") {
    const Meeting meeting = plan(day("2026-12-08"));
    const auto refused = post(administrator, at(meeting, "seats"),
                              seats_fields(meeting, {care_chair, health_member}));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Seat a chair or a deputy chair for police"));
    CHECK(status(police_chair, at(meeting)) == 200);
    CHECK(status(school_member, at(meeting)) == 200);
}

TEST_CASE_FIXTURE(PagesFixture, "nobody is seated who may not sit, whatever is sent") {
    const Meeting meeting = plan(day("2026-12-08"));
    CHECK(post(administrator, at(meeting, "seats"),
               seats_fields(meeting, {police_chair, care_chair, worker, analyst}))
              .status == 303);
    CHECK(status(worker, at(meeting)) == 404);
    CHECK(status(analyst, at(meeting)) == 404);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "of two who change the seats, the second is shown who is seated now") {
    const Meeting meeting = plan(day("2026-12-08"));
    CHECK(
        post(administrator, at(meeting, "seats"), seats_fields(meeting, {police_chair, care_chair}))
            .status == 303);
    const auto refused = post(administrator, at(meeting, "seats"),
                              seats_fields(meeting, {police_chair, care_chair, health_member}));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Seated now: Amina Yusuf, Daniel Price"));
}

}  // namespace mase::meetings
