#include "decisions/sitting.h"

#include <algorithm>

namespace mase::decisions {

Problems beginning_problems(const meetings::Meeting& meeting, const meetings::Seats& seats) {
    Problems problems;
    if (!meeting.confidentiality_at)
        problems.push_back({"confidentiality",
                            "Read out the statement on confidentiality, and record that it was"});
    const auto unknown = std::ranges::count(seats, std::string(), &meetings::Seat::attendance);
    if (unknown > 0)
        problems.push_back({"attendance", "Record who is there. People without a record: " +
                                              std::to_string(unknown)});
    return problems;
}

Problems ending_problems(const std::vector<AgendaItem>& items, bool some_come_back,
                         bool has_next_meeting) {
    Problems problems;
    for (const AgendaItem& item : items) {
        if (item.is_decided || item.is_off) continue;
        problems.push_back(
            item.label.empty()
                ? Problem{"agenda", "Ask the MASE administrator what is still to be recorded"}
                : Problem{"agenda", item.label + ": record the panel’s decision, or hold it over"});
    }
    if (some_come_back && !has_next_meeting)
        problems.push_back({"",
                            "Plan the next meeting first: cases with open actions are listed "
                            "for it when this one ends"});
    return problems;
}

Problems attendance_problems(const meetings::Seat& seat, const Attendance& attendance,
                             const std::string& field) {
    Problems problems;
    if (attendance.code != "DEPUTY_PRESENT") return problems;
    if (seat.is_chairing()) {
        problems.push_back({field, seat.name + ": a chair’s deputy has a seat of their own, so "
                                               "record the chair’s absence and the deputy there"});
    } else if (attendance.stand_in.empty()) {
        problems.push_back({field + "-stand-in", "Enter who came in place of " + seat.name});
    }
    return problems;
}

}  // namespace mase::decisions
