#include "referrals/acceptance.h"

#include <algorithm>
#include <array>

namespace mase::referrals {

namespace {

constexpr auto names = std::to_array<std::string_view>(
    {"accept", "accept_sooner", "accept_for_data", "ask_late", "ask_urgent", "give_back",
     "propose_not_for_panel", "complete_not_for_panel"});

bool may_ask(Asked asked) {
    return asked == Asked::never || asked == Asked::refused;
}

void need(Problems& problems, const std::string& words, std::string field, std::string message) {
    if (words.empty()) problems.push_back({std::move(field), std::move(message)});
}

Problems missing_words(Choice choice, const AcceptanceDraft& draft) {
    Problems problems;
    switch (choice) {
        case Choice::ask_late:
            need(problems, draft.late_reason, "late_reason",
                 "Enter why the chair should allow it though it is late");
            break;
        case Choice::ask_urgent:
            need(problems, draft.urgent_reason, "urgent_reason", "Enter why it cannot wait");
            break;
        case Choice::give_back:
            need(problems, draft.return_reason, "return_reason", "Select why you return it");
            need(problems, draft.return_words, "return_words",
                 "Enter what the referrer has to do before sending it again");
            break;
        case Choice::propose_not_for_panel:
            need(problems, draft.not_for_panel_reason, "not_for_panel_reason",
                 "Enter why it is not for this panel");
            need(problems, draft.signpost, "signpost",
                 "Enter where the child’s needs will be met instead");
            break;
        default: break;
    }
    return problems;
}

}  // namespace

std::string_view name(Choice choice) {
    return names[std::size_t(choice)];
}

std::vector<std::string> obstacles(const Standing& standing) {
    const bool for_data = standing.referral.is_for_data();
    const std::string meeting = standing.prior_meeting;
    std::vector<std::string> found;
    if (!standing.prior_meeting_held)
        found.push_back(
            for_data ? "The meeting of the other area’s panel is not recorded as held, so there is "
                       "nothing to count yet. Return the referral."
                     : "The " + meeting +
                           " is not recorded as held, so the panel cannot hear the case and nobody "
                           "can allow it. The referrer can record it as held from their own page "
                           "of this referral, or you can return the referral.");
    if (standing.prior_meeting_held && !standing.is_whole)
        found.push_back(
            "Something that has to be answered is missing. The referrer can add what "
            "the " +
            meeting +
            " agreed from their own page of this referral, or you can return the "
            "referral.");
    if (standing.open_matches > 0)
        found.push_back(
            "A child whom the panel knows may be the one in this referral. Say first whether it "
            "is.");
    if (!for_data && !standing.open.in_time && !standing.may_be_sooner())
        found.push_back(
            "No meeting is planned that it is in time for. Plan the next meetings first.");
    return found;
}

namespace {

std::vector<Choice> ways_in(const Standing& standing) {
    const bool may_be_accepted = obstacles(standing).empty();
    if (standing.referral.is_for_data())
        return may_be_accepted ? std::vector{Choice::accept_for_data} : std::vector<Choice>{};
    std::vector<Choice> offered;
    if (may_be_accepted) {
        if (standing.open.sooner && standing.may_be_sooner())
            offered.push_back(Choice::accept_sooner);
        if (standing.open.in_time) offered.push_back(Choice::accept);
    }
    if (standing.open.sooner && !standing.may_be_sooner()) {
        const bool is_planned = standing.open.sooner->state == "planned";
        if (is_planned && may_ask(standing.late)) offered.push_back(Choice::ask_late);
        if (may_ask(standing.urgent)) offered.push_back(Choice::ask_urgent);
    }
    return offered;
}

}  // namespace

std::vector<Choice> choices(const Standing& standing) {
    if (standing.referral.state != State::sent) return {};
    if (standing.not_for_panel == Asked::allowed) return {Choice::complete_not_for_panel};
    std::vector<Choice> offered = ways_in(standing);
    offered.push_back(Choice::give_back);
    if (may_ask(standing.not_for_panel)) offered.push_back(Choice::propose_not_for_panel);
    return offered;
}

Result<Choice> decided(const Standing& standing, const AcceptanceDraft& draft) {
    if (draft.choice.empty()) return refused("choice", "Select what happens to this referral");
    const std::vector<Choice> offered = choices(standing);
    const auto chosen =
        std::ranges::find_if(offered, [&](Choice choice) { return name(choice) == draft.choice; });
    if (chosen == offered.end()) {
        const std::vector<std::string> why = obstacles(standing);
        return refused("choice", why.empty() ? "Select one of the choices shown" : why.front());
    }
    Problems problems = missing_words(*chosen, draft);
    if (!problems.empty()) return refused(std::move(problems));
    return *chosen;
}

}  // namespace mase::referrals
