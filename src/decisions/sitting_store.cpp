#include "decisions/sitting_store.h"

#include <algorithm>

#include "decisions/discussions_store.h"
#include "meetings/agenda_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "site/relations_store.h"

namespace mase::decisions {

namespace {

audit::Place name_place(MeetingId meeting, AccountId account) {
    return {"stand_ins.name/" + text(account), any(meeting)};
}

void save_stand_in(audit::Change& change, MeetingId meeting, AccountId account,
                   const std::string& name) {
    change.execute(
        "DELETE FROM stand_ins WHERE panel_id = $1 AND meeting_id = $2 AND account_id = $3",
        {change.panel(), meeting, account});
    if (name.empty()) return;
    change.execute(
        "INSERT INTO stand_ins (panel_id, meeting_id, account_id, name) VALUES ($1, $2, $3, $4)",
        {change.panel(), meeting, account,
         change.seal(change.panel_key(), name, name_place(meeting, account))});
}

}  // namespace

std::map<AccountId, std::string> stand_ins_of(const audit::Reading& reading, MeetingId meeting) {
    std::map<AccountId, std::string> names;
    reading.rows("SELECT account_id, name FROM stand_ins WHERE panel_id = $1 AND meeting_id = $2",
                 {reading.panel(), meeting}, [&](const db::Row& row) {
                     const auto account = row.id<AccountId>(0);
                     names[account] = reading.open(
                         audit::SealedText(row.copied(1), name_place(meeting, account)));
                 });
    return names;
}

Attendances attendances_of(const audit::Reading& reading, MeetingId meeting) {
    Attendances attendances;
    for (const meetings::Seat& seat : meetings::seats_of(reading, meeting))
        attendances[seat.account].code = seat.attendance;
    for (auto& [account, name] : stand_ins_of(reading, meeting))
        attendances[account].stand_in = name;
    return attendances;
}

Result<int> save_attendances(audit::Change& change, const site::App& app, MeetingId meeting,
                             const Attendances& typed) {
    change.must_concern(meeting);
    Problems problems;
    for (const meetings::Seat& seat : meetings::seats_of(change, meeting)) {
        const auto found = typed.find(seat.account);
        if (found == typed.end()) continue;
        const std::string field = attendance_field(seat.account);
        const std::string& code = found->second.code;
        if (!code.empty() && !app.form.codes->find("attendance", code))
            problems.push_back({field, "Select whether " + seat.name + " is there"});
        for (Problem& problem : attendance_problems(seat, found->second, field))
            problems.push_back(std::move(problem));
    }
    if (!problems.empty()) return refused(std::move(problems));
    for (const meetings::Seat& seat : meetings::seats_of(change, meeting)) {
        const auto found = typed.find(seat.account);
        if (found == typed.end()) continue;
        const Attendance& attendance = found->second;
        meetings::record_attendance(change, meeting, seat.account, attendance.code);
        save_stand_in(change, meeting, seat.account,
                      attendance.code == "DEPUTY_PRESENT" ? attendance.stand_in : "");
    }
    change.note("attendance");
    return 0;
}

Result<int> give_quorum_reason(audit::Change& change, MeetingId meeting,
                               const std::string& reason) {
    change.must_concern(meeting);
    if (reason.empty())
        return refused("below_quorum_reason", "Enter the chairs’ reason for going on below quorum");
    if (reason.size() > 4000)
        return refused("below_quorum_reason", "Shorten the reason to 4000 characters or fewer");
    const ExceptionId id = meetings::ask_exception(change, "BELOW_QUORUM", {}, {}, meeting,
                                                   change.panel_key(), reason);
    if (!change.actor().has(access::Role::chair)) return 0;
    const auto asked = meetings::find_exception(change, id);
    return meetings::decide_exception(change, *asked, meetings::Verdict::allowed, reason);
}

Result<int> begin_sitting(audit::Change& change, const site::App& app, MeetingId id) {
    change.must_concern(id);
    const auto meeting = meetings::find_meeting(change, id);
    Problems problems = beginning_problems(*meeting, meetings::seats_of(change, id));
    const bool has_reason = meetings::allowed_exception(change, "BELOW_QUORUM", id).has_value();
    auto begun = meetings::begin_sitting(change, *meeting, app.panel, has_reason);
    if (!begun) std::ranges::move(begun.error(), std::back_inserter(problems));
    if (!problems.empty()) return refused(std::move(problems));
    return begun;
}

Result<int> hold_over(audit::Change& change, MeetingId meeting, ItemId id, MeetingId to) {
    change.must_concern(meeting);
    const auto item = meetings::find_item(change, id);
    if (!item || item->meeting != meeting || site::hidden_cases(change).contains(item->case_id))
        return refused("hold_over_item", "Select an item of this meeting");
    if (load_discussion(change, id).is_decided())
        return refused("hold_over_item",
                       "The panel has decided on this item, so it is not held over");
    if (!meetings::find_meeting(change, to))
        return refused("hold_over_to", "Select a later meeting that is still to come");
    const auto held = meetings::hold_over(change, id, to);
    if (!held) return refused(held.error());
    return 0;
}

}  // namespace mase::decisions
