#include "decisions/recording_store.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "actions/actions_store.h"
#include "clearance/clearance_store.h"
#include "decisions/discussions_store.h"
#include "decisions/ending_store.h"
#include "decisions/interests_store.h"
#include "decisions/part_rules.h"
#include "decisions/placing_store.h"
#include "meetings/meetings_store.h"

namespace mase::decisions {

namespace {

std::vector<std::string> prior_agencies(const audit::Reading& reading, const site::App& app,
                                        CaseId case_id) {
    const auto snapshot = cases::latest_snapshot(reading, case_id);
    const auto record = snapshot ? forms::find_record(reading, *snapshot) : std::nullopt;
    if (!record) return {};
    return forms::load_answers(reading, *record, app.form).at("prior_agencies").codes;
}

// Who holds the case, who was at the meeting before it, who has something to do from earlier on,
// who was asked as well. Whoever is given something to do now is involved from the next time.
std::vector<std::string> involved(const audit::Reading& reading, const site::App& app,
                                  const Scene& scene) {
    std::set<std::string> agencies;
    if (scene.file.worker) {
        if (const auto worker = accounts::find_account(reading, *scene.file.worker))
            agencies.insert(worker->agency);
    }
    for (const std::string& agency : prior_agencies(reading, app, scene.file.id))
        agencies.insert(agency);
    for (const actions::Action& action : scene.to_check) agencies.insert(action.agency);
    for (const AgencyAnswer& answer : scene.discussion.agencies) agencies.insert(answer.agency);
    std::vector<std::string> ordered;
    for (const panels::Agency& agency : app.panel.agencies) {
        if (agencies.contains(agency.code)) ordered.push_back(agency.code);
    }
    return ordered;
}

std::vector<meetings::Meeting> later_meetings(const audit::Reading& reading,
                                              const meetings::Meeting& meeting) {
    auto later = meetings::upcoming_meetings(reading, meeting.held_on);
    std::erase_if(later, [&](const meetings::Meeting& other) {
        return !other.is_to_come() || other.held_on <= meeting.held_on;
    });
    return later;
}

std::set<AccountId> there(const meetings::Seats& seats) {
    std::set<AccountId> accounts;
    for (const meetings::Seat& seat : seats) {
        if (seat.is_there()) accounts.insert(seat.account);
    }
    return accounts;
}

std::map<AccountId, std::string> connected_there(const audit::Reading& reading,
                                                 const Scene& scene) {
    std::map<AccountId, std::string> names;
    const auto connected = clearance::connected_to(reading, scene.file.id);
    for (const meetings::Seat& seat : scene.seats) {
        if (seat.is_there() && connected.contains(seat.account)) names[seat.account] = seat.name;
    }
    return names;
}

// Whoever records a discussion may know who is kept out of the case, so they are told.
Problems with_who_is_kept_out(Problems problems, const std::vector<actions::Person>& everyone,
                              const actions::Draft& typed) {
    const auto chosen = std::ranges::find_if(
        everyone, [&](const actions::Person& person) { return text(person.id) == typed.owner; });
    if (chosen == everyone.end()) return problems;
    for (Problem& problem : problems) {
        if (problem.field == "owner")
            problem.message =
                chosen->name + " is kept out of this case, so cannot be asked. Select someone else";
    }
    return problems;
}

By by(const audit::Reading& reading) {
    return reading.actor().has(access::Role::chair) ? By::chair : By::another;
}

Result<int> ask_action(audit::Change& change, const site::App& app, const Scene& scene,
                       const Fields& typed) {
    const actions::Draft draft = action_draft(typed);
    const auto may_be_asked = actions::people_for(change, scene.file.id);
    const auto action = actions::checked(draft, may_be_asked, app.panel, scene.meeting.held_on);
    const bool is_kept_out = std::ranges::none_of(
        may_be_asked, [&](const auto& person) { return text(person.id) == draft.owner; });
    if (!action)
        return refused(is_kept_out
                           ? with_who_is_kept_out(action.error(), actions::people(change), draft)
                           : action.error());
    actions::propose(change,
                     {.case_id = scene.file.id,
                      .item = scene.item.id,
                      .meeting = scene.meeting.id,
                      .key = scene.file.key},
                     *action);
    return 0;
}

Problems problems_of(const audit::Change& change, const site::App& app, const Scene& scene,
                     Part part, const Discussion& typed) {
    if (part == Part::decision) {
        const auto decision = decide(draft_of(typed.outcome), ground_of(scene), app.panel);
        return decision ? Problems{} : decision.error();
    }
    Problems problems = invalid(part, typed,
                                {.codes = *app.form.codes,
                                 .panel = app.panel,
                                 .there = there(scene.seats),
                                 .to_check = ground_of(scene).to_check,
                                 .connected = connected_there(change, scene)});
    if (part == Part::closure) {
        for (Problem& problem : closure_problems(typed.closure, typed.outcome, by(change)))
            problems.push_back(std::move(problem));
    }
    return problems;
}

Problem replaced_meanwhile(const audit::Change& change, const Scene& scene, Part part) {
    const auto saved = scene.discussion.saved.find(part);
    const std::string who = saved == scene.discussion.saved.end()
                                ? "Someone else"
                                : accounts::account_name(change, saved->second.by);
    return {std::string(name(part)),
            who + " saved ‘" + title(part) +
                "’ while you were typing. Compare both, then save what is to stand"};
}

// What a change means for what was decided before it, and, once the meeting has ended, for
// everything that its end has set going.
Result<int> settle(audit::Change& change, const site::App& app, ItemId item) {
    const Scene scene = scene_of(change, app, item);
    const Discussion& discussion = scene.discussion;
    if (discussion.is_decided()) {
        const auto decision = decide(draft_of(discussion.outcome), ground_of(scene), app.panel);
        if (!decision) return refused(decision.error());
        Problems problems = closure_problems(discussion.closure, discussion.outcome, By::chair);
        if (!problems.empty()) return refused(std::move(problems));
    }
    if (scene.meeting.state == "ended") return carry_on(change, scene);
    return 0;
}

}  // namespace

Scene scene_of(const audit::Reading& reading, const site::App& app, ItemId id) {
    const auto item = meetings::find_item(reading, id);
    const auto meeting = item ? meetings::find_meeting(reading, item->meeting) : std::nullopt;
    const auto file = item ? cases::find_case(reading, item->case_id) : std::nullopt;
    if (!meeting || !file) throw std::logic_error("an item of no meeting or no case");
    Scene scene{.item = *item,
                .meeting = *meeting,
                .file = *file,
                .discussion = load_discussion(reading, id),
                .seats = meetings::seats_of(reading, meeting->id),
                .to_check = actions::actions_to_check(reading, file->id, id),
                .asked = actions::actions_of_item(reading, id),
                .later = later_meetings(reading, *meeting),
                .involved = {}};
    scene.involved = involved(reading, app, scene);
    scene.placing = load_placing(reading, app, scene.file, scene.item);
    return scene;
}

Ground ground_of(const Scene& scene) {
    Ground ground{.discussion = scene.discussion,
                  .involved = scene.involved,
                  .to_check = {},
                  .new_actions = int(scene.asked.size()),
                  .later_meetings = {}};
    for (const actions::Action& action : scene.to_check) ground.to_check.push_back(action.id);
    for (const meetings::Meeting& meeting : scene.later)
        ground.later_meetings.push_back(meeting.id);
    // Chosen while it was to come; whatever has become of it, the decision stands.
    if (const auto chosen = scene.discussion.outcome.bring_back_to)
        ground.later_meetings.push_back(*chosen);
    return ground;
}

Result<int> take_item(audit::Change& change, const site::App& app, ItemId id) {
    const Scene scene = scene_of(change, app, id);
    if (scene.item.is_off())
        return refused("",
                       "This item was held over or taken off the agenda, so it is not discussed");
    if (scene.discussion.begun_at) return 0;
    Problems problems = placing_problems(scene.placing);
    if (!problems.empty()) return refused(std::move(problems));
    auto left_out = leave_out_connected(change, scene);
    if (!left_out) return left_out;
    begin_discussion(change, id);
    const forms::Record snapshot =
        cases::new_snapshot(change, app.form, scene.file, scene.meeting.held_on);
    meetings::set_record(change, id, snapshot.id);
    return 0;
}

Result<int> record(audit::Change& change, const site::App& app, ItemId item, Part part,
                   const Fields& typed, const std::string& shown) {
    auto taken = take_item(change, app, item);
    if (!taken) return taken;
    const Scene scene = scene_of(change, app, item);
    if (part == Part::actions) {
        auto asked = ask_action(change, app, scene, typed);
        return asked ? settle(change, app, item) : asked;
    }
    if (edit(typed, shown, fields_of(part, scene.discussion)) == Edit::conflict)
        return refused({replaced_meanwhile(change, scene, part)});
    Discussion discussion = scene.discussion;
    put(part, typed, discussion);
    Problems problems = problems_of(change, app, scene, part, discussion);
    if (scene.meeting.state == "ended" && scene.discussion.outcome.bring_back_to &&
        scene.discussion.outcome.bring_back_to != discussion.outcome.bring_back_to)
        problems.push_back({"bring_back_to",
                            "The case is on the agenda of that meeting already: the administrator "
                            "can move it there"});
    if (!problems.empty()) return refused(std::move(problems));
    save_part(change, part, discussion, scene.file.key);
    return settle(change, app, item);
}

Result<int> remove_action(audit::Change& change, const site::App& app, ItemId item,
                          ActionId action) {
    auto removed = actions::remove_proposed(change, action, item);
    return removed ? settle(change, app, item) : removed;
}

}  // namespace mase::decisions
