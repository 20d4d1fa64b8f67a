#include "decisions/ending_store.h"

#include <algorithm>
#include <stdexcept>

#include "actions/actions_store.h"
#include "decisions/discussions_store.h"
#include "meetings/meetings_store.h"
#include "site/relations_store.h"

namespace mase::decisions {

namespace {

// What the panel decided about closing; asked for again, it changes nothing.
void settle_closure(audit::Change& change, const Scene& scene) {
    const std::string& closure = scene.discussion.closure;
    const bool closed_here = scene.file.closed_on == scene.meeting.held_on;
    if (closure.empty() ? closed_here : closure == reopening) {
        if (!scene.file.is_open()) cases::reopen_case(change, scene.file.id);
    } else if (!closure.empty() && scene.file.is_open()) {
        cases::close_case(change, scene.file.id, scene.meeting.held_on, closure);
    }
}

bool is_on(const audit::Reading& reading, MeetingId meeting, CaseId case_id) {
    return std::ranges::any_of(meetings::items_of(reading, meeting),
                               [&](const meetings::Item& item) {
                                   return item.case_id == case_id && item.state != "withdrawn";
                               });
}

// Nothing is listed for a meeting that was cancelled or has met since it was chosen.
Result<int> bring_back(audit::Change& change, const Scene& scene) {
    const auto chosen = scene.discussion.outcome.bring_back_to;
    if (!chosen || is_on(change, *chosen, scene.file.id)) return 0;
    const auto meeting = meetings::find_meeting(change, *chosen);
    if (!meeting || !meeting->is_to_come())
        return refused("",
                       cases::child_name(change, scene.file) +
                           ": choose another meeting for the case to come back to, since the one "
                           "chosen is no longer to come");
    meetings::list_item(change, *chosen, scene.file.id, {}, "brought_back", scene.file.worker);
    return 0;
}

void review_at(audit::Change& change, MeetingId next, CaseId case_id) {
    const auto file = cases::find_case(change, case_id);
    meetings::list_item(change, next, case_id, {}, "review", file->worker);
}

Result<int> apply(audit::Change& change, const Scene& scene) {
    settle_closure(change, scene);
    if (scene.item.state == "listed") meetings::mark_discussed(change, scene.item.id);
    return bring_back(change, scene);
}

void begin_minutes(audit::Change& change, MeetingId meeting) {
    change.execute(
        "INSERT INTO minutes (panel_id, meeting_id, state, version) VALUES ($1, $2, 'draft', 1)",
        {change.panel(), meeting});
}

}  // namespace

std::vector<AgendaItem> agenda_of(const audit::Reading& reading, MeetingId meeting) {
    const auto decided = decided_items(reading, meeting);
    const auto hidden = site::hidden_cases(reading);
    std::vector<AgendaItem> agenda;
    for (const meetings::Item& item : meetings::items_of(reading, meeting)) {
        const auto file = cases::find_case(reading, item.case_id);
        agenda.push_back({.label = hidden.contains(item.case_id)
                                       ? ""
                                       : std::to_string(item.position) + ". " +
                                             cases::child_name(reading, *file),
                          .is_decided = std::ranges::find(decided, item.id) != decided.end(),
                          .is_off = item.is_off()});
    }
    return agenda;
}

Result<int> end_meeting(audit::Change& change, const site::App& app, MeetingId id) {
    change.must_concern(id);
    const auto meeting = meetings::find_meeting(change, id);
    if (!meeting) throw std::logic_error("no such meeting to end");
    actions::start_actions(change, id);
    const auto to_review = actions::cases_with_open_actions(change);
    const auto next = meetings::next_planned(change, meeting->held_on);
    Problems problems =
        ending_problems(agenda_of(change, id), !to_review.empty(), next.has_value());
    if (!problems.empty()) return refused(std::move(problems));
    for (const ItemId item : decided_items(change, id)) {
        auto applied = apply(change, scene_of(change, app, item));
        if (!applied) return applied;
    }
    for (const CaseId case_id : to_review) review_at(change, next->id, case_id);
    begin_minutes(change, id);
    return meetings::enter(change, *meeting, meetings::Event::end);
}

Result<int> carry_on(audit::Change& change, const Scene& scene) {
    actions::start_actions(change, scene.meeting.id);
    auto applied = scene.discussion.is_decided() ? apply(change, scene) : Result<int>(0);
    if (!applied) return applied;
    const auto all = actions::actions_of_case(change, scene.file.id);
    const bool has_open = std::ranges::find(all, "open", &actions::Action::state) != all.end();
    if (!has_open || meetings::next_item_of(change, scene.file.id)) return 0;
    const auto next = meetings::next_planned(change, scene.meeting.held_on);
    if (!next) return refused("", "Plan the next meeting first, so that the action can be checked");
    review_at(change, next->id, scene.file.id);
    return 0;
}

}  // namespace mase::decisions
