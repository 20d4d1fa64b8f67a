#include <doctest/doctest.h>

#include "meetings/pages_fixture.h"

namespace mase::meetings {

namespace {

accounts::Fields version_of(const Meeting& meeting) {
    return {{"version", std::to_string(meeting.version)}};
}

}  // namespace

TEST_CASE_FIXTURE(PagesFixture, "no one but the administrator circulates a pack") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    for (const accounts::Person& person : {police_chair, health_member, worker})
        CHECK(post(person, at(meeting, "pack"), version_of(meeting)).status == 404);
    CHECK(again(meeting).state == "planned");
    CHECK_FALSE(body(police_chair, at(meeting, "pack")).contains("Circulate the pack"));
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 26: a pack goes out on the last day, and its notice names no child") {
    const Meeting meeting = plan(day("2026-11-25"));  // a week from the day of these tests
    list(meeting, a_case());
    CHECK(body(administrator, at(meeting, "pack")).contains("Circulate the pack"));
    const auto circulated = post(administrator, at(meeting, "pack"), version_of(meeting));
    REQUIRE(circulated.status == 303);
    const std::string page = body(administrator, accounts::location(circulated));
    const auto begin = page.find("<textarea"), end = page.find("</textarea>");
    REQUIRE(end != std::string::npos);
    const std::string notice = page.substr(begin, end - begin);
    CHECK(notice.contains("Wednesday 25 November 2026 at 2pm, Room 2 is ready, with 1 case."));
    CHECK_FALSE(notice.contains("Zofia"));
    CHECK_FALSE(notice.contains("Quill"));
    CHECK(lines("circulate_pack") == 1);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 26: the day after, only a chair’s reason lets a pack out") {
    const Meeting meeting = plan(day("2026-11-24"));
    const std::string page = body(administrator, at(meeting, "pack"));
    CHECK(page.contains("It can go out now only if a chair allows it."));
    CHECK_FALSE(page.contains("Circulate the pack"));
    CHECK(post(administrator, at(meeting, "pack"), version_of(meeting)).status == 422);

    CHECK(post(administrator, at(meeting, "lateness"), {{"late_reason", ""}}).status == 422);
    CHECK(
        post(administrator, at(meeting, "lateness"), {{"late_reason", "Two were added"}}).status ==
        303);
    CHECK(post(administrator, at(meeting, "pack"), version_of(meeting)).status == 422);
    const auto asked = look([&](const audit::Reading& reading) {
        return latest_exception(reading, "LATE_PACK", meeting.id);
    });
    REQUIRE(asked);
    const std::string address = "/exceptions/" + text(asked->id);
    CHECK(post(administrator, address, {{"verdict", "allowed"}, {"reason", "x"}, {"version", "1"}})
              .status == 404);
    CHECK(post(police_chair, address,
               {{"verdict", "allowed"}, {"reason", "Members agreed"}, {"version", "1"}})
              .status == 303);
    CHECK(body(administrator, at(meeting, "pack")).contains("Members agreed"));
    CHECK(post(administrator, at(meeting, "pack"), version_of(meeting)).status == 303);
}

TEST_CASE_FIXTURE(PagesFixture, "rule 26: a chair is not asked about a pack that is not late") {
    const Meeting meeting = plan(day("2026-12-08"));
    const auto response =
        post(administrator, at(meeting, "lateness"), {{"late_reason", "In case it is"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("This pack is not late"));
    CHECK(count("SELECT COUNT(*) FROM exceptions") == 0);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "rule 26: after a refusal the pack stays in, and the chairs may be asked again") {
    const Meeting meeting = plan(day("2026-11-24"));
    post(administrator, at(meeting, "lateness"), {{"late_reason", "Two were added"}});
    const auto asked = look([&](const audit::Reading& reading) {
        return latest_exception(reading, "LATE_PACK", meeting.id);
    });
    post(care_chair, "/exceptions/" + text(asked->id),
         {{"verdict", "refused"}, {"reason", "Move the meeting"}, {"version", "1"}});
    const std::string page = body(administrator, at(meeting, "pack"));
    CHECK(page.contains("A chair refused a late pack: Move the meeting"));
    CHECK(page.contains("Ask the chairs"));
    CHECK(post(administrator, at(meeting, "pack"), version_of(meeting)).status == 422);
}

TEST_CASE_FIXTURE(PagesFixture,
                  "a pack that another administrator changed is not circulated unseen") {
    const Meeting meeting = plan(day("2026-12-08"));
    change([&](audit::Change& change) { return claim(change, meeting.id, meeting.version); });
    const auto refused = post(administrator, at(meeting, "pack"), version_of(meeting));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Someone else changed this meeting"));
    CHECK(again(meeting).state == "planned");
}

TEST_CASE_FIXTURE(PagesFixture, "the check says which cases have questions without any answer") {
    const Meeting meeting = plan(day("2026-12-08"));
    list(meeting, a_case());
    const std::string page = body(administrator, at(meeting, "pack"));
    CHECK(page.contains("questions with no answer"));
    CHECK(page.contains("‘Not known’ is an answer; a blank is not."));
}

}  // namespace mase::meetings
