#include "approvals/approval.h"

#include <algorithm>
#include <array>

namespace mase::approvals {

namespace {

using access::Role;

struct ActRow {
    std::string_view name;
    std::string_view words;
    std::set<Role> approvers;
};

const std::array<ActRow, 7>& acts() {
    static const std::array<ActRow, 7> rows{{
        {"change_roles", "Give or take a role", {Role::chair}},
        {"give_access_back", "Give access back", {Role::chair}},
        {"reset_second_step", "Reset a second step", {Role::chair}},
        {"renew_way_in", "Give a link to choose a passphrase", {Role::chair}},
        {"change_person", "Change an email address or agency", {Role::chair}},
        {"forget_provider", "Forget who someone is at their provider", {Role::chair}},
        {"erase_record", "Erase a child’s record", {Role::chair}},
    }};
    return rows;
}

constexpr auto outcome_names =
    std::to_array<std::string_view>({"approved", "declined", "withdrawn"});

bool may_decide(const access::Actor& actor, Act act) {
    return std::ranges::any_of(approvers(act), [&](Role role) { return actor.has(role); });
}

std::string settled_words(Standing standing) {
    switch (standing) {
        case Standing::lapsed: return "This has lapsed. It can be asked again";
        case Standing::approved: return "This has been approved already";
        case Standing::declined: return "This has been declined already";
        case Standing::withdrawn: return "This has been withdrawn by who asked";
        case Standing::waiting: break;
    }
    return "";
}

}  // namespace

std::string_view name(Act act) {
    return acts()[std::size_t(act)].name;
}

std::string_view words(Act act) {
    return acts()[std::size_t(act)].words;
}

std::optional<Act> act_named(std::string_view wanted) {
    for (std::size_t i = 0; i < acts().size(); ++i) {
        if (acts()[i].name == wanted) return Act(i);
    }
    return std::nullopt;
}

const std::set<Role>& approvers(Act act) {
    return acts()[std::size_t(act)].approvers;
}

std::string_view name(Outcome outcome) {
    return outcome_names[std::size_t(outcome)];
}

std::optional<Outcome> outcome_named(std::string_view wanted) {
    const auto found = std::ranges::find(outcome_names, wanted);
    if (found == outcome_names.end()) return std::nullopt;
    return Outcome(found - outcome_names.begin());
}

Standing standing(const Approval& approval, Instant now) {
    if (approval.decided) {
        switch (approval.decided->outcome) {
            case Outcome::approved: return Standing::approved;
            case Outcome::declined: return Standing::declined;
            case Outcome::withdrawn: return Standing::withdrawn;
        }
    }
    return now < approval.lapses_at ? Standing::waiting : Standing::lapsed;
}

std::string not_for(const access::Actor& actor, const Approval& approval, bool was_let_in) {
    if (actor.account == approval.asked_by)
        return "You asked for this, so someone else approves or declines it";
    if (any(actor.account) == approval.subject)
        return "This is about you, so someone else approves or declines it";
    if (!may_decide(actor, approval.act)) return "Only a chair or deputy chair can decide this";
    if (was_let_in)
        return "Who asked gave you your access, or a role, only lately. Another chair decides this";
    return "";
}

Result<Outcome> checked(const DecisionDraft& draft, const Approval& approval,
                        const access::Actor& actor, const Circumstances& now) {
    const Standing stands = standing(approval, now.now);
    if (stands != Standing::waiting) return refused("", settled_words(stands));
    const auto outcome = outcome_named(draft.outcome);
    if (outcome == Outcome::withdrawn) {
        if (actor.account != approval.asked_by)
            return refused("", "Only who asked can withdraw it");
        return *outcome;
    }
    if (std::string words = not_for(actor, approval, now.was_let_in); !words.empty())
        return refused("", std::move(words));
    Problems problems;
    if (!outcome) problems.push_back({"outcome", "Select whether you approve it or decline it"});
    if (draft.reason.empty()) problems.push_back({"reason", "Enter your reason"});
    if (!problems.empty()) return refused(std::move(problems));
    if (outcome == Outcome::approved && now.state != approval.state)
        return refused("outcome", std::string(changed_since));
    return *outcome;
}

}  // namespace mase::approvals
