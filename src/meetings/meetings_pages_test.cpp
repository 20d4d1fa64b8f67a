#include <doctest/doctest.h>

#include "meetings/pages_fixture.h"

namespace mase::meetings {

namespace {

accounts::Fields december_to_february() {
    return {{"first", "2026-12"}, {"months", "3"},      {"week", "2"},
            {"weekday", "2"},     {"starts_at", "2pm"}, {"place", "Lantern House"}};
}

}  // namespace

TEST_CASE_FIXTURE(PagesFixture, "no one but the administrator plans a series") {
    for (const accounts::Person& person : {police_chair, health_member, worker, analyst}) {
        CHECK(status(person, "/meetings/series") == 404);
        CHECK(post(person, "/meetings/series/dates", december_to_february()).status == 404);
    }
    CHECK(count("SELECT COUNT(*) FROM meetings") == 0);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 25: a series that cannot be is shown again as it was typed") {
    accounts::Fields fields = december_to_february();
    fields[1].second = "nineteen";
    const auto response = post(administrator, "/meetings/series", fields);
    CHECK(response.status == 422);
    CHECK(response.body.contains("Enter how many months, from 1 to 18"));
    CHECK(response.body.contains("value=\"nineteen\""));
    CHECK(response.body.contains("value=\"Lantern House\""));
}

TEST_CASE_FIXTURE(PagesFixture, "rule 25: the days of a series are shown before any is planned") {
    const auto response = post(administrator, "/meetings/series", december_to_february());
    CHECK(response.status == 200);
    CHECK(response.body.contains("Tuesday 12 January 2027. Referrals received by 2 January 2027"));
    CHECK(count("SELECT COUNT(*) FROM meetings") == 0);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 25: a bank holiday gives way to the next working day") {
    accounts::Fields fields = december_to_february();
    fields[0].second = "2027-03";
    fields[1].second = "1";
    fields[2].second = "5";
    fields[3].second = "1";  // the last Monday: Easter Monday 2027
    const auto response = post(administrator, "/meetings/series", fields);
    CHECK(response.body.contains("Monday 29 March 2027 is a bank holiday"));
    CHECK(response.body.contains("value=\"30\""));
}

TEST_CASE_FIXTURE(PagesFixture, "rule 25: all of a series is planned, or none of it") {
    plan(day("2027-01-12"));
    accounts::Fields fields = with_day(december_to_february(), "date_0", "2026-12-09");
    fields = with_day(fields, "date_1", "2027-01-12");
    for (const char* part : {"-day", "-month", "-year"})
        fields.emplace_back(std::string("date_2") + part, "");
    const auto refused = post(administrator, "/meetings/series/dates", fields);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("There is a meeting on 12 January 2027 already"));
    CHECK(refused.body.contains("href=\"#date_1-day\""));
    CHECK(count("SELECT COUNT(*) FROM meetings") == 1);

    for (auto& [name, value] : fields) {
        if (name == "date_1-day") value = "13";
    }
    const auto planned = post(administrator, "/meetings/series/dates", fields);
    CHECK(planned.status == 303);
    CHECK(accounts::location(planned) == "/meetings?done=planned");
    CHECK(count("SELECT COUNT(*) FROM meetings") == 3);
    CHECK(count("SELECT COUNT(*) FROM meetings WHERE held_on = '2026-12-09' AND received_by = "
                "'2026-11-29' AND pack_by = '2026-12-02' AND starts_at = '14:00'") == 1);
    CHECK(lines("plan_meetings") > 0);
}

TEST_CASE_FIXTURE(PagesFixture, "members see the meetings they sit at, and no others") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    change([&](audit::Change& change) {
        Seats seats = seats_of(change, january.id);
        std::erase_if(
            seats, [&](const Seat& seat) { return seat.account == health_member.actor.account; });
        save_seats(change, january.id, seats);
        return 0;
    });
    const std::string theirs = body(health_member, "/meetings");
    CHECK(theirs.contains(at(december)));
    CHECK_FALSE(theirs.contains(at(january)));
    CHECK_FALSE(theirs.contains("/meetings/series"));
    CHECK(body(administrator, "/meetings").contains(at(january)));
    CHECK(status(worker, "/meetings") == 404);
    CHECK(status(health_member, at(january)) == 404);
}

TEST_CASE_FIXTURE(PagesFixture, "both clocks are said in words and dates, and past meetings last") {
    plan(day("2026-12-08"));
    plan(day("2026-11-10"));
    const std::string page = body(administrator, "/meetings");
    CHECK(page.contains("Tuesday 8 December 2026"));
    CHECK(page.contains("in 20 days"));
    CHECK(page.contains("Saturday 28 November 2026, in 10 days"));
    CHECK(page.contains("Tuesday 1 December 2026, in 13 days"));
    CHECK(page.find("To come") < page.find("Before today"));
    CHECK(page.find("Before today") < page.find("Tuesday 10 November 2026"));
}

TEST_CASE_FIXTURE(PagesFixture, "meetings of other years are reached twelve at a time") {
    for (int month = 1; month <= 12; ++month)
        plan(std::chrono::year{2025} / std::chrono::month(unsigned(month)) / 14);
    plan(day("2026-11-10"));
    CHECK_FALSE(body(administrator, "/meetings").contains("14 January 2025"));
    const std::string earlier = body(administrator, "/meetings?before=2025-02-14");
    CHECK(earlier.contains("Tuesday 14 January 2025"));
    CHECK_FALSE(earlier.contains("14 February 2025"));
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 25: a chair calls an extraordinary meeting with its own clocks") {
    accounts::Fields fields = with_day({}, "held_on", "2026-11-24");
    fields = with_day(fields, "received_by", "2026-11-20");
    fields = with_day(fields, "pack_by", "2026-11-23");
    fields.insert(fields.end(), {{"starts_at", "10:00"}, {"place", "Lantern House"}});
    CHECK(post(health_member, "/meetings/extraordinary", fields).status == 404);

    const auto refused = post(police_chair, "/meetings/extraordinary", fields);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Enter why it cannot wait"));
    CHECK(refused.body.contains("value=\"10:00\""));
    CHECK(count("SELECT COUNT(*) FROM meetings") == 0);

    fields.emplace_back("reason", "Three referrals name one address");
    const auto called = post(police_chair, "/meetings/extraordinary", fields);
    REQUIRE(called.status == 303);
    const std::string page = body(health_member, accounts::location(called));
    CHECK(page.contains("Extraordinary meeting on 24 November 2026"));
    CHECK(page.contains("Three referrals name one address"));
    CHECK(page.contains("Friday 20 November 2026, in 2 days"));
    CHECK(lines("call_meeting") > 0);
    CHECK_FALSE(is_in_the_files("Three referrals name"));
}

}  // namespace mase::meetings
