// The meetings at which generated cases are heard: a second series beside the demo's own.
#include <array>

#include "demo/generated_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::demo {

namespace {

constexpr std::string_view place = "Second sitting, Lantern House";  // no other meeting is there
constexpr int sittings = 130;                                        // of ten years
constexpr int days_apart = 28;
constexpr int days_since_last = 9;  // at least: its minutes are approved

Date last_sitting(Date today) {
    Date day = plus_days(today, -days_since_last);
    while (std::chrono::weekday(std::chrono::sys_days(day)) != std::chrono::Thursday)
        day = plus_days(day, -1);
    return day;
}

void attend(audit::Change& change, const Generating& with, MeetingId meeting, Dice& dice) {
    constexpr auto codes = std::to_array<const char*>(
        {"PRESENT", "PRESENT", "PRESENT", "DEPUTY_PRESENT", "APOLOGIES", "ABSENT"});
    for (const meetings::Seat& seat : meetings::seats_of(change, meeting)) {
        const bool is_there = seat.account == with.people.chair || dice.in_hundred(70);
        meetings::record_attendance(change, meeting, seat.account,
                                    is_there ? "PRESENT" : dice.of(codes));
    }
}

// Now and then its pack went out late, or too few sectors came.
void hold(audit::Change& change, const Generating& with, std::size_t which) {
    const MeetingId meeting = with.meetings[which];
    const SittingDay& day = with.among.sittings[which];
    Dice dice(which, "meeting");
    const int late = dice.in_hundred(10) ? dice.between(1, 3) : 0;
    const Date pack_by =
        days_before(day.held_on, with.app.panel.pack_days, with.app.panel.day_count);
    const auto except = [&](const char* kind, Date on) {
        add_generated(change, with,
                      {.kind = kind,
                       .state = dice.in_hundred(90) ? "allowed" : "refused",
                       .meeting = meeting,
                       .key = change.panel_key(),
                       .asked_on = on});
    };
    if (late > 0 && dice.in_hundred(70)) except("LATE_PACK", pack_by);
    if (dice.in_hundred(6)) except("BELOW_QUORUM", day.held_on);
    const Instant sat_at = at_london(day.held_on, 14, 0);
    const Instant ended_at = plus_seconds(sat_at, std::int64_t{3} * 3600);
    change.execute(
        "UPDATE meetings SET state = 'approved', circulated_at = $3, sat_at = $4, ended_at = $5, "
        "confidentiality_at = $4, version = version + 1 WHERE panel_id = $1 AND id = $2",
        {change.panel(), meeting, at_london(plus_days(pack_by, late), 11, 0), sat_at, ended_at});
    attend(change, with, meeting, dice);
    change.execute(
        "INSERT INTO minutes (panel_id, meeting_id, state, sent_at, locked_at, version) VALUES "
        "($1, $2, 'approved', $3, $4, 3)",
        {change.panel(), meeting, plus_seconds(ended_at, 3600),
         at_london(plus_days(day.held_on, 6), 10, 0)});
}

}  // namespace

void plan_generated(audit::Change& change, const site::App& app, SetClock& clock, Date today) {
    const Date last = last_sitting(today);
    for (int number = sittings - 1; number >= 0; --number) {
        const Date held_on = plus_days(last, -days_apart * number);
        clock.set(at_london(plus_days(held_on, -60), 9, 0));
        meetings::plan_meeting(change,
                               meetings::regular_meeting({.held_on = held_on,
                                                          .starts_at = app.panel.meeting_starts_at,
                                                          .place = std::string(place)},
                                                         app.panel),
                               app.panel);
    }
}

GeneratedSittings generated_sittings(const audit::Reading& reading) {
    GeneratedSittings found;
    reading.rows(
        "SELECT id, held_on, received_by FROM meetings WHERE panel_id = $1 AND place = $2 ORDER BY "
        "held_on",
        {reading.panel(), place}, [&](const db::Row& row) {
            found.meetings.push_back(row.id<MeetingId>(0));
            found.days.push_back({row.date(1), row.date(2)});
        });
    return found;
}

void hold_generated(audit::Change& change, const Generating& with) {
    for (std::size_t which = 0; which < with.meetings.size(); ++which) hold(change, with, which);
}

}  // namespace mase::demo
