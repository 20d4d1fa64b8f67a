#include "meetings/seats_store.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/meetings_store.h"
#include "site/relations_store.h"

namespace mase::meetings {

namespace {

bool holds(const Seats& seats, AccountId account) {
    return std::ranges::find(seats, account, &Seat::account) != seats.end();
}

void unseat(audit::Change& change, MeetingId meeting, const Seat& seat) {
    change.execute(
        "DELETE FROM meeting_seats WHERE panel_id = $1 AND meeting_id = $2 AND account_id = $3",
        {change.panel(), meeting, seat.account});
    const std::string holder = site::holder(seat.account);
    site::end_relation(change, holder, "seated", any(meeting));
    site::end_relation(change, holder, "chairing", any(meeting));
    change.shows(seat.account);
}

void seat(audit::Change& change, MeetingId meeting, const Seat& seat) {
    change.execute(
        "INSERT INTO meeting_seats (panel_id, meeting_id, account_id, agency, side, is_deputy) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (panel_id, meeting_id, account_id) DO "
        "UPDATE SET agency = excluded.agency, side = excluded.side, is_deputy = "
        "excluded.is_deputy",
        {change.panel(), meeting, seat.account, seat.agency, seat.side, seat.is_deputy ? 1 : 0});
    const std::string holder = site::holder(seat.account);
    site::relate(change, holder, "seated", any(meeting));
    if (seat.is_chairing()) {
        site::relate(change, holder, "chairing", any(meeting));
    } else {
        site::end_relation(change, holder, "chairing", any(meeting));
    }
}

}  // namespace

Seats seats_of(const audit::Reading& reading, MeetingId meeting) {
    Seats seats;
    reading.rows(
        "SELECT s.account_id, a.name, a.job, s.agency, s.side, s.is_deputy, s.attendance FROM "
        "meeting_seats s JOIN accounts a ON a.id = s.account_id WHERE s.panel_id = $1 AND "
        "s.meeting_id = $2 ORDER BY s.side = '', s.side, s.is_deputy, s.agency, a.name, a.id",
        {reading.panel(), meeting}, [&](const db::Row& row) {
            seats.push_back({.account = row.id<AccountId>(0),
                             .name = row.string(1),
                             .job = row.string(2),
                             .agency = row.string(3),
                             .side = row.string(4),
                             .is_deputy = row.integer(5) == 1,
                             .attendance = row.string_or_empty(6)});
        });
    return seats;
}

MeetingId plan_meeting(audit::Change& change, const Meeting& meeting, const panels::Panel& panel) {
    const MeetingId id = add_meeting(change, meeting);
    save_seats(change, id, standing_seats(accounts::all_accounts(change), panel));
    return id;
}

void save_seats(audit::Change& change, MeetingId meeting, const Seats& seats) {
    for (const Seat& seated : seats_of(change, meeting)) {
        if (!holds(seats, seated.account)) unseat(change, meeting, seated);
    }
    for (const Seat& wanted : seats) seat(change, meeting, wanted);
    for (const Item& item : items_of(change, meeting)) settle_readers(change, item.case_id);
}

void record_attendance(audit::Change& change, MeetingId meeting, AccountId account,
                       const std::string& code) {
    change.execute(
        "UPDATE meeting_seats SET attendance = $4 WHERE panel_id = $1 AND meeting_id = $2 AND "
        "account_id = $3",
        {change.panel(), meeting, account, code});
}

Result<int> begin_sitting(audit::Change& change, const Meeting& meeting, const panels::Panel& panel,
                          bool has_reason_below_quorum) {
    if (change.today() < meeting.held_on)
        return refused("", "This meeting is on " + long_date(meeting.held_on) +
                               " and cannot start before that day");
    Problems problems =
        sitting_problems(seats_of(change, meeting.id), panel, has_reason_below_quorum);
    if (!problems.empty()) return refused(std::move(problems));
    return enter(change, meeting, Event::begin);
}

}  // namespace mase::meetings
