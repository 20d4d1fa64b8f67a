#include "clearance/openers.h"

#include <array>
#include <set>
#include <utility>

namespace mase::clearance {

namespace {

using access::Operation;

constexpr auto relation_words = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"allocated", "Holds the case"},
    {"manager", "Manages the worker who holds the case"},
    {"referrer", "Referred the child"},
    {"circulated",
     "Is a member of a meeting that has the case on its agenda, until its minutes "
     "are approved"},
    {"agency_action", "Their agency has an open action for the child"},
    {access::in_emergency, "Opened it in an emergency, until that ends"},
});

access::Actor as_actor(const accounts::Account& account, const panels::Panel& panel) {
    return {.account = account.id,
            .name = account.name,
            .panel = {},
            .agency = account.agency,
            .sector = panel.sector_of(account.agency),
            .roles = account.roles,
            .session = {}};
}

std::set<std::string> held(const accounts::Account& account,
                           const std::vector<Relation>& relations) {
    std::set<std::string> names;
    for (const Relation& each : relations) {
        if (each.holder == text(account.id) || each.holder == account.agency ||
            each.holder == everyone)
            names.insert(each.relation);
    }
    return names;
}

std::vector<std::string> reasons(const access::Policy& policy, const access::Subject& subject,
                                 const access::Actor& actor,
                                 const std::set<std::string>& relations) {
    std::vector<std::string> why;
    if (access::is_kept_out(relations)) return {"Opened it in an emergency, until that ends"};
    for (const access::Role role : actor.roles) {
        access::Actor in_one_role = actor;
        in_one_role.roles = {role};
        if (policy.permit(in_one_role, Operation::view_case, subject, {}))
            why.push_back(accounts::role_words(role) + ": every case of the panel");
    }
    if (relations.contains("restricted")) why.emplace_back("Named when the case was restricted");
    const auto useful = policy.relations_for(actor, Operation::view_case);
    for (const auto& [relation, words] : relation_words) {
        const std::string name(relation);
        if (relations.contains(name) && useful.contains(name)) why.emplace_back(words);
    }
    return why;
}

}  // namespace

std::vector<Opener> openers(const access::Policy& policy, const access::Subject& subject,
                            const std::vector<accounts::Account>& accounts,
                            const std::vector<Relation>& relations, const panels::Panel& panel) {
    std::vector<Opener> all;
    for (const accounts::Account& account : accounts) {
        if (account.is_disabled) continue;
        const access::Actor actor = as_actor(account, panel);
        const auto relations_held = held(account, relations);
        const auto permit = policy.permit(actor, Operation::view_case, subject, relations_held);
        if (!permit) continue;
        all.push_back({.name = account.name,
                       .agency = account.agency,
                       .why = reasons(policy, subject, actor, relations_held),
                       .parts = permit->parts()});
    }
    return all;
}

}  // namespace mase::clearance
