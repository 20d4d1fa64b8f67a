#include "referrals/clocks.h"

#include <algorithm>
#include <cstdlib>

namespace mase::referrals {

namespace {

std::string days(int count) {
    return std::to_string(count) + (count == 1 ? " day" : " days");
}

std::string due_words(Date day, Date today) {
    return long_date(day) + ", " + in_words(day, today);
}

Duty duty_of_draft(const Referral& referral, const Meetings& meetings, Date today) {
    Duty duty;
    duty.words.push_back("Started " + in_words(referral.started_on, today) + ", not sent.");
    if (referral.is_for_data()) return duty;
    const Openings open = openings(meetings, today);
    if (!open.in_time) return duty;
    duty.due = open.in_time->received_by;
    duty.words.push_back("In time for " + short_date(open.in_time->held_on) + " until " +
                         due_words(*duty.due, today) + ".");
    return duty;
}

Duty duty_of_returned(const Referral& referral, Date today, const panels::Panel& panel) {
    const Date returned_on = referral.returned_on.value_or(today);
    Duty duty{.due = answer_by(returned_on, panel), .words = {}, .is_late = false};
    duty.is_late = *duty.due < today;
    duty.words.push_back("Returned " + in_words(returned_on, today) + ", not sent again.");
    duty.words.push_back(duty.is_late
                             ? "The day it is sent again will count as the day it was received."
                             : "If it is sent again by " + due_words(*duty.due, today) +
                                   ", it keeps its first date.");
    return duty;
}

Duty duty_of_sent(const Referral& referral, const Meetings& meetings, Date today) {
    const Date received_on = referral.received_on.value_or(today);
    Duty duty;
    if (referral.is_for_data()) {
        duty.due = received_on;
        duty.words.push_back("Received " + in_words(received_on, today) +
                             ". For data only: no meeting hears it.");
        return duty;
    }
    const Openings open = openings(meetings, received_on);
    if (open.sooner)
        duty.words.push_back((meetings::in_time(received_on, *open.sooner)
                                  ? "The pack has gone out for "
                                  : "Received too late for ") +
                             short_date(open.sooner->held_on) + ".");
    if (!open.in_time) {
        duty.due = received_on;
        duty.words.push_back("Received " + in_words(received_on, today) +
                             "; no meeting is planned that it is in time for.");
        return duty;
    }
    duty.due = open.in_time->pack_by;
    duty.is_late = *duty.due < today;
    duty.words.push_back("Received " + receipt_words(received_on, *open.in_time) + ".");
    duty.words.push_back("Pack due " + due_words(*duty.due, today) + ".");
    return duty;
}

}  // namespace

Openings openings(const Meetings& meetings, Date received_on) {
    Openings open;
    for (const meetings::Meeting& meeting : meetings) {
        if (!meeting.is_to_come()) continue;
        if (meeting.state == "planned" && meetings::in_time(received_on, meeting)) {
            open.in_time = meeting;
            return open;
        }
        if (!open.sooner) open.sooner = meeting;
    }
    return open;
}

std::string sending_words(const Meetings& meetings, Date today) {
    const Openings now = openings(meetings, today);
    if (!now.in_time)
        return "No meeting is planned that it would be in time for. Send it all the same: the "
               "administrator lists it as soon as one is.";
    const Openings later = openings(meetings, plus_days(now.in_time->received_by, 1));
    return "Send by " + due_words(now.in_time->received_by, today) + ", to be heard on " +
           short_date(now.in_time->held_on) + "; after that it goes to " +
           (later.in_time ? short_date(later.in_time->held_on) : "a later meeting") +
           " unless a chair allows it.";
}

std::string sending_words(const Referral& referral, const Meetings& meetings, Date today) {
    if (!referral.is_for_data()) return sending_words(meetings, today);
    return "For data only: the child is counted in the quarter in which you send this, and the "
           "panel does not discuss the case.";
}

Duty duty(const Referral& referral, const Meetings& meetings, Date today,
          const panels::Panel& panel) {
    switch (referral.state) {
        case State::draft: return duty_of_draft(referral, meetings, today);
        case State::returned: return duty_of_returned(referral, today, panel);
        case State::sent: return duty_of_sent(referral, meetings, today);
        default: return {};
    }
}

std::string receipt_words(Date received_on, const meetings::Meeting& meeting) {
    const int spare = days_between(received_on, meeting.received_by);
    const std::string day = "the last day for " + short_date(meeting.held_on);
    if (spare == 0) return "on " + day;
    return days(std::abs(spare)) + (spare > 0 ? " before " : " after ") + day;
}

}  // namespace mase::referrals
