#include "referrals/clocks.h"

#include <doctest/doctest.h>

#include "panels/panel_file.h"

namespace mase::referrals {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

const panels::Panel panel = panels::read_panel("redbridge");

meetings::Meeting meeting(const char* held_on, const char* state = "planned") {
    meetings::Meeting made = meetings::regular_meeting(
        {.held_on = day(held_on), .starts_at = "14:00", .place = "Room 2"}, panel);
    made.state = state;
    return made;
}

const Meetings both{meeting("2026-12-08"), meeting("2027-01-12")};

Referral sent_on(const char* iso) {
    Referral referral;
    referral.state = State::sent;
    referral.received_on = day(iso);
    return referral;
}

}  // namespace

TEST_CASE("rule 14: the tenth day before is in time, the ninth is late and goes to the next") {
    const Openings on_the_day = openings(both, day("2026-11-28"));
    CHECK(on_the_day.in_time->held_on == day("2026-12-08"));
    CHECK_FALSE(on_the_day.sooner);
    const Openings late = openings(both, day("2026-11-29"));
    CHECK(late.in_time->held_on == day("2027-01-12"));
    CHECK(late.sooner->held_on == day("2026-12-08"));
}

TEST_CASE("rule 14: a meeting whose pack has gone out is only for a chair to allow") {
    const Meetings gone_out{meeting("2026-12-08", "circulated"), meeting("2027-01-12")};
    const Openings open = openings(gone_out, day("2026-11-18"));
    CHECK(open.in_time->held_on == day("2027-01-12"));
    CHECK(open.sooner->held_on == day("2026-12-08"));
    CHECK_FALSE(openings({meeting("2026-12-08", "sitting")}, day("2026-11-18")).sooner);
}

TEST_CASE("the last day and what comes after it are worked out for the referrer") {
    CHECK(sending_words(both, day("2026-11-24")) ==
          "Send by Saturday 28 November 2026, in 4 days, to be heard on 8 December 2026; after "
          "that it goes to 12 January 2027 unless a chair allows it.");
    CHECK(sending_words({meeting("2026-12-08")}, day("2026-11-28")) ==
          "Send by Saturday 28 November 2026, today, to be heard on 8 December 2026; after that "
          "it goes to a later meeting unless a chair allows it.");
    CHECK(sending_words({}, day("2026-11-24")).starts_with("No meeting is planned"));
}

TEST_CASE("both clocks of a sent referral are said in words and dates") {
    const Duty owed = duty(sent_on("2026-11-25"), both, day("2026-11-29"), panel);
    CHECK(owed.words ==
          std::vector<std::string>{"Received 3 days before the last day for 8 December 2026.",
                                   "Pack due Tuesday 1 December 2026, in 2 days."});
    CHECK(owed.due == day("2026-12-01"));
    CHECK_FALSE(owed.is_late);
    CHECK(duty(sent_on("2026-11-25"), both, day("2026-12-02"), panel).is_late);
}

TEST_CASE("a late referral says for which meeting it is late") {
    const Duty owed = duty(sent_on("2026-11-29"), both, day("2026-11-29"), panel);
    CHECK(owed.words.front() == "Received too late for 8 December 2026.");
    CHECK(receipt_words(day("2026-11-29"), both.front()) ==
          "1 day after the last day for 8 December 2026");
    CHECK(receipt_words(day("2026-11-28"), both.front()) == "on the last day for 8 December 2026");
}

TEST_CASE("rule 15: a returned referral ages and says so") {
    Referral referral = sent_on("2026-11-16");
    referral.state = State::returned;
    referral.returned_on = day("2026-11-19");
    const Duty early = duty(referral, both, day("2026-11-20"), panel);
    CHECK(early.words.back() ==
          "If it is sent again by Monday 23 November 2026, in 3 days, it keeps its first date.");
    CHECK_FALSE(early.is_late);
    const Duty late = duty(referral, both, day("2026-11-30"), panel);
    CHECK(late.words.front() == "Returned 11 days ago, not sent again.");
    CHECK(late.is_late);
}

TEST_CASE("rule 15: an unsent referral ages and names the day it is in time until") {
    Referral referral;
    referral.started_on = day("2026-11-10");
    const Duty owed = duty(referral, both, day("2026-11-18"), panel);
    CHECK(owed.words == std::vector<std::string>{
                            "Started 8 days ago, not sent.",
                            "In time for 8 December 2026 until Saturday 28 November 2026, in 10 "
                            "days."});
    CHECK(owed.due == day("2026-11-28"));
}

}  // namespace mase::referrals
