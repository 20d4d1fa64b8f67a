#include "decisions/decision.h"

#include <algorithm>

namespace mase::decisions {

namespace {

void check_questions(const Questions& questions, Problems& problems) {
    const std::string how = "; choose ‘Not discussed’ if it was not";
    if (questions.addresses_concerns.empty())
        problems.push_back({"addresses_concerns",
                            "Select whether the proposed actions address every concern" + how});
    if (questions.needs_support.empty())
        problems.push_back(
            {"needs_support",
             "Select whether operational staff need more support or resources" + how});
    if (questions.needs_actions.empty())
        problems.push_back({"needs_actions",
                            "Select whether further actions are needed to protect the child or "
                            "disrupt the person of concern" +
                                how});
}

void check_agencies(const Ground& ground, const panels::Panel& panel, Problems& problems) {
    for (const std::string& agency : ground.involved) {
        const AgencyAnswer* answer = ground.discussion.answer_of(agency);
        const std::string name = panel.agency_name(agency);
        if (!answer || answer->cooperates.empty())
            problems.push_back(
                {"cooperates." + agency, name + ": select whether agencies are working together"});
        if (!answer || answer->recorded.empty())
            problems.push_back({"recorded." + agency,
                                name + ": select whether it has recorded the details on its own "
                                       "system"});
        if (answer && answer->says_no() && answer->words.empty() && ground.new_actions == 0)
            problems.push_back(
                {"words." + agency, name + " answered No: add an action, or enter the reason"});
    }
}

void check_support(const Support& support, int new_actions, Problems& problems) {
    if (support.asked.empty())
        problems.push_back({"support_asked", "Select whether support or resources were asked for"});
    if (support.asked != "YES") return;
    if (support.answer.empty())
        problems.push_back({"support_answer", "Select the panel’s answer to what was asked for"});
    if (support.answer == "GRANTED_WITH_ACTION" && new_actions == 0)
        problems.push_back({"task", "Add the action by which the support will be given"});
    if (support.answer == "DECLINED" && support.reason.empty())
        problems.push_back({"support_reason", "Enter why the panel could not agree to it"});
}

void check_earlier_actions(const Ground& ground, Problems& problems) {
    for (const ActionId action : ground.to_check) {
        if (!ground.discussion.checks.contains(action))
            problems.push_back(
                {"check." + text(action), "Confirm this earlier action, or keep it open"});
    }
}

void check_bring_back(const Draft& draft, const Ground& ground, Problems& problems) {
    const auto meeting = parse_id<MeetingId>(draft.bring_back_to);
    if (draft.bring_back_to.empty()) {
        if (draft.outcome == "DEFERRED")
            problems.push_back({"bring_back_to", "Select the meeting that will hear the case"});
    } else if (!meeting ||
               std::ranges::find(ground.later_meetings, *meeting) == ground.later_meetings.end()) {
        problems.push_back({"bring_back_to", "Select a later meeting that is still to come"});
    }
}

}  // namespace

Result<Decision> decide(const Draft& draft, const Ground& ground, const panels::Panel& panel) {
    Problems problems;
    const bool deferred = draft.outcome == "DEFERRED";
    const bool not_satisfied = draft.outcome == "NOT_SATISFIED";
    if (!deferred && !not_satisfied && draft.outcome != "SATISFIED")
        problems.push_back({"decision", "Select what the panel decided"});
    if (deferred && draft.reason.empty())
        problems.push_back({"decision_reason", "Enter why the decision is deferred"});
    if (not_satisfied && ground.new_actions == 0 && draft.reason.empty())
        problems.push_back({"decision_reason",
                            "Add at least one action, or enter why the panel could not agree to "
                            "one"});
    if (draft.reason.size() > 4000)
        problems.push_back({"decision_reason", "Shorten this to 4000 characters or fewer"});
    check_bring_back(draft, ground, problems);
    if (!deferred) {
        check_earlier_actions(ground, problems);
        check_agencies(ground, panel, problems);
        check_questions(ground.discussion.questions, problems);
        check_support(ground.discussion.support, ground.new_actions, problems);
    }
    if (!problems.empty()) return refused(std::move(problems));
    return Decision{draft.outcome, draft.reason, parse_id<MeetingId>(draft.bring_back_to)};
}

Draft draft_of(const Outcome& outcome) {
    return {outcome.decision, outcome.reason,
            outcome.bring_back_to ? text(*outcome.bring_back_to) : ""};
}

Problems closure_problems(const std::string& closure, const Outcome& outcome, By by) {
    Problems problems;
    if (closure.empty()) return problems;
    if (by != By::chair) problems.push_back({"closure", "Ask a chair to close or reopen the case"});
    if (outcome.decision.empty())
        problems.push_back({"closure", "Record the panel’s decision first"});
    if (outcome.decision == "DEFERRED")
        problems.push_back({"closure", "A case whose decision is deferred stays open"});
    if (outcome.bring_back_to && closure != reopening)
        problems.push_back({"closure",
                            "A case that is to come back stays open: take the meeting "
                            "out of the decision, or do not close it"});
    return problems;
}

}  // namespace mase::decisions
