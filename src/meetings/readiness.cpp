#include "meetings/readiness.h"

#include <algorithm>

namespace mase::meetings {

namespace {

ReadyTask agenda_task(const std::vector<Item>& items, const panels::Panel& panel) {
    const auto count =
        std::ranges::count_if(items, [](const Item& item) { return !item.is_off(); });
    if (count == 0)
        return {"Agenda", "No case is listed yet. Accept a referral onto this meeting", false,
                Where::agenda};
    return {"Agenda",
            std::to_string(count) + (count == 1 ? " case, " : " cases, ") +
                duration_words(total_minutes(items, panel.minutes_an_item)),
            true, Where::agenda};
}

ReadyTask presenters_task(const std::vector<Item>& items) {
    const auto without = std::ranges::count_if(
        items, [](const Item& item) { return !item.is_off() && !item.presenter; });
    return {"Someone presents each case",
            without == 0   ? ""
            : without == 1 ? "1 case has no presenter"
                           : std::to_string(without) + " cases have no presenter",
            without == 0, Where::agenda};
}

ReadyTask chairs_task(const Seats& seats, const panels::Panel& panel) {
    std::string hint;
    for (const Problem& problem : seats_problems(seats, panel))
        hint += (hint.empty() ? "" : ". ") + problem.message;
    return {"A chair or a deputy for each side", hint, hint.empty(), Where::seats};
}

ReadyTask quorum_task(Seats seats, const panels::Panel& panel) {
    for (Seat& seat : seats) seat.attendance = "PRESENT";  // if everyone came
    std::string hint;
    for (const std::string& sector : sectors_missing(seats, panel))
        hint += (hint.empty() ? "Nobody is seated for " : " or ") + panels::sector_name(sector);
    return {"Enough sectors for a quorum", hint, hint.empty(), Where::seats};
}

ReadyTask pack_task(const Meeting& meeting, Date today) {
    if (meeting.state != "planned") return {"Pack circulated", "", true, Where::pack};
    return {"Pack circulated",
            "Due on " + long_date(meeting.pack_by) + ", " + in_words(meeting.pack_by, today), false,
            Where::pack};
}

}  // namespace

std::vector<ReadyTask> readiness(const Meeting& meeting, const std::vector<Item>& items,
                                 const Seats& seats, const panels::Panel& panel, Date today) {
    return {agenda_task(items, panel), presenters_task(items), chairs_task(seats, panel),
            quorum_task(seats, panel), pack_task(meeting, today)};
}

}  // namespace mase::meetings
