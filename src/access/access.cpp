#include "access/access.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mase::access {

namespace {

constexpr auto role_names = std::to_array<std::string_view>(
    {"worker", "manager", "administrator", "chair", "member", "action_owner", "analyst",
     "recipient", "regional_analyst", "auditor", "guest"});
constexpr auto part_names =
    std::to_array<std::string_view>({"general", "health", "police", "address"});

bool is_of_sector(const Permission& permission, const Actor& actor) {
    return permission.sector.empty() || permission.sector == actor.sector;
}

bool is_for(const Permission& permission, const Actor& actor, Operation operation) {
    return permission.operation == operation && actor.has(permission.role) &&
           is_of_sector(permission, actor);
}

// Of something that is about the whole panel, a list, the relation says what may stand in it
// (relations_for), not whether it may be opened: it is then empty.
bool is_reached(const Permission& permission, Operation operation,
                const std::set<std::string>& held) {
    return permission.relation == "panel" || row(operation).subject == SubjectKind::panel ||
           held.contains(permission.relation);
}

// The one place where it is decided. What keeps a person out of all comes first.
Bar bar_of(const Permission& permission, const Actor& actor, const Subject& subject,
           const std::set<std::string>& held) {
    if (held.contains("connected")) return Bar::connected;
    if (is_kept_out(held) && (permission.relation != in_emergency || !held.contains(in_emergency)))
        return Bar::restricted;
    if (subject.part && !permission.parts.contains(*subject.part)) return Bar::part;
    if (!is_of_sector(permission, actor)) return Bar::sector;
    if (!is_reached(permission, permission.operation, held)) return Bar::relation;
    if (!permission.states.empty() && !permission.states.contains(subject.state)) return Bar::state;
    return Bar::none;
}

template <class Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return Enum(found - names.begin());
}

Operation operation_of(Task task) {
    switch (task) {
        case Task::sign_in: return Operation::sign_in;
        case Task::sign_out: return Operation::sign_out;
        case Task::add_account: return Operation::manage_people;
        case Task::back_up: return Operation::back_up;
        case Task::restore: return Operation::restore;
        case Task::move_database: return Operation::move_database;
        case Task::change_master_key: return Operation::change_master_key;
        case Task::share_master_key: return Operation::share_master_key;
        case Task::recover_master_key: return Operation::recover_master_key;
        case Task::drill_recovery: return Operation::drill_recovery;
        case Task::scan_papers: return Operation::scan_paper;
        case Task::erase_record: return Operation::erase_by_shares;
        case Task::plan_panel:
        case Task::make_demo:
        case Task::keep_house: break;
    }
    return Operation::keep_house;
}

}  // namespace

std::optional<Operation> operation_named(std::string_view wanted) {
    for (std::size_t i = 0; i < operations.size(); ++i) {
        if (operations[i].name == wanted) return Operation(i);
    }
    return std::nullopt;
}

std::string_view name(Processing processing) {
    constexpr auto names = std::to_array<std::string_view>(
        {"upkeep", "collection", "alteration", "consultation", "disclosure", "refusal", "erasure"});
    return names[std::size_t(processing)];
}

std::string_view name(SubjectKind kind) {
    constexpr auto names = std::to_array<std::string_view>(
        {"panel", "account", "referral", "case", "meeting", "item", "action", "exception", "person",
         "location", "disruption", "group", "emergency", "paper", "approval"});
    return names[std::size_t(kind)];
}

std::optional<Role> role_named(std::string_view wanted) {
    return named<Role>(role_names, wanted);
}

std::string_view name(Role role) {
    return role_names[std::size_t(role)];
}

std::optional<Part> part_named(std::string_view wanted) {
    return named<Part>(part_names, wanted);
}

std::string_view name(Part part) {
    return part_names[std::size_t(part)];
}

std::string_view name(Bar bar) {
    constexpr auto names = std::to_array<std::string_view>(
        {"none", "connected", "restricted", "sector", "relation", "state", "part"});
    return names[std::size_t(bar)];
}

Permit program(Task task, PanelId panel, AccountId about) {
    const Operation operation = operation_of(task);
    Actor actor{.account = about,
                .name = "mase",
                .panel = panel,
                .agency = {},
                .sector = {},
                .roles = {},
                .session = {}};
    Subject subject{.kind = row(operation).subject,
                    .id = about.is_nil() ? any(panel) : any(about),
                    .state = {},
                    .via = {},
                    .case_id = {}};
    return Permit{std::move(actor), operation, std::move(subject), {}};
}

bool is_kept_out(const std::set<std::string>& held) {
    return held.contains("connected") || (held.contains("restricted") && !held.contains("cleared"));
}

std::optional<Permit> Policy::permit(const Actor& actor, Operation operation,
                                     const Subject& subject,
                                     const std::set<std::string>& held) const {
    Explanation why = explain(actor, operation, subject, held);
    if (!why.is_allowed) return std::nullopt;
    return Permit{actor, operation, subject, std::move(why.parts)};
}

Explanation Policy::explain(const Actor& actor, Operation operation, const Subject& subject,
                            const std::set<std::string>& held) const {
    Explanation why;
    for (const Permission& permission : permissions_) {
        if (permission.operation != operation || !actor.has(permission.role)) continue;
        const Bar bar = bar_of(permission, actor, subject, held);
        why.rows.push_back({&permission, bar});
        if (bar != Bar::none) continue;
        why.is_allowed = true;
        why.parts.insert(permission.parts.begin(), permission.parts.end());
    }
    return why;
}

std::set<std::string> Policy::relations_for(const Actor& actor, Operation operation) const {
    std::set<std::string> relations;
    for (const Permission& permission : permissions_) {
        if (is_for(permission, actor, operation)) relations.insert(permission.relation);
    }
    return relations;
}

std::set<std::string> Policy::relations_for(const Actor& actor, Operation operation,
                                            Part part) const {
    std::set<std::string> relations;
    for (const Permission& permission : permissions_) {
        if (is_for(permission, actor, operation) && permission.parts.contains(part))
            relations.insert(permission.relation);
    }
    return relations;
}

}  // namespace mase::access
