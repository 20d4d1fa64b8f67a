#include "access/access.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mase::access {

namespace {

constexpr auto role_names =
    std::to_array<std::string_view>({"worker", "manager", "administrator", "chair", "member",
                                     "action_owner", "analyst", "recipient", "auditor", "guest"});
constexpr auto part_names =
    std::to_array<std::string_view>({"general", "health", "police", "address"});

bool is_for(const Permission& permission, const Actor& actor, Operation operation) {
    return permission.operation == operation && actor.has(permission.role) &&
           (permission.sector.empty() || permission.sector == actor.sector);
}

// Of something that is about the whole panel, a list, the relation says what may stand in it
// (relations_for), not whether it may be opened: it is then empty.
bool is_reached(const Permission& permission, Operation operation,
                const std::set<std::string>& held) {
    return permission.relation == "panel" || row(operation).subject == SubjectKind::panel ||
           held.contains(permission.relation);
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
        case Task::change_master_key: return Operation::change_master_key;
        case Task::scan_papers: return Operation::scan_paper;
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
        {"upkeep", "collection", "alteration", "consultation", "disclosure"});
    return names[std::size_t(processing)];
}

std::string_view name(SubjectKind kind) {
    constexpr auto names = std::to_array<std::string_view>(
        {"panel", "account", "referral", "case", "meeting", "item", "action", "exception", "person",
         "location", "disruption", "group", "emergency", "paper"});
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
    const bool is_shut = is_kept_out(held);
    if (is_shut && (held.contains("connected") || !held.contains(in_emergency)))
        return std::nullopt;
    bool allowed = false;
    Parts parts;
    for (const Permission& permission : permissions_) {
        if (!is_for(permission, actor, operation)) continue;
        if (is_shut && permission.relation != in_emergency) continue;
        if (!is_reached(permission, operation, held)) continue;
        if (!permission.states.empty() && !permission.states.contains(subject.state)) continue;
        allowed = true;
        parts.insert(permission.parts.begin(), permission.parts.end());
    }
    if (!allowed || (subject.part && !parts.contains(*subject.part))) return std::nullopt;
    return Permit{actor, operation, subject, std::move(parts)};
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
