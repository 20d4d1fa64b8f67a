#include "access/permissions_file.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "platform/csv.h"

namespace mase::access {

namespace {

// What a row of the relations table may say, and `panel` for everyone of the panel.
constexpr auto relations = std::to_array<std::string_view>(
    {"panel", "referrer", "manager", "allocated", "seated", "chairing", "circulated", "invited",
     "owner", "agency_action", in_emergency});

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::string_view part = list.substr(0, list.find('+'));
        parts.emplace_back(part);
        list.remove_prefix(std::min(part.size() + 1, list.size()));
    }
    return parts;
}

Permission read_row(const CsvTable& table, std::size_t row) {
    const auto fail = [&](const std::string& column) {
        throw std::runtime_error(table.where(row) + ": unknown " + column + " '" +
                                 table.at(row, column) + "'");
    };
    const auto operation = operation_named(table.at(row, "operation"));
    if (!operation) fail("operation");
    const auto role = role_named(table.at(row, "role"));
    if (!role) fail("role");
    if (std::ranges::find(relations, table.at(row, "relation")) == relations.end())
        fail("relation");
    Permission permission{.operation = *operation,
                          .role = *role,
                          .sector = table.at(row, "sector"),
                          .relation = table.at(row, "relation"),
                          .states = {},
                          .parts = {}};
    for (const std::string& state : split(table.at(row, "states"))) permission.states.insert(state);
    for (const std::string& part : split(table.at(row, "parts"))) {
        if (!part_named(part)) fail("parts");
        permission.parts.insert(*part_named(part));
    }
    return permission;
}

}  // namespace

Policy read_permissions(std::string_view csv) {
    const CsvTable table("data/access/permissions.csv", csv,
                         {"operation", "role", "sector", "relation", "states", "parts"});
    std::vector<Permission> permissions;
    for (std::size_t row = 0; row < table.size(); ++row)
        permissions.push_back(read_row(table, row));
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const bool has_row = std::ranges::any_of(permissions, [&](const Permission& permission) {
            return permission.operation == Operation(i);
        });
        if (!has_row && !is_programs_own(Operation(i)))
            throw std::runtime_error("data/access/permissions.csv: nobody may " +
                                     std::string(operations[i].name));
    }
    return Policy(std::move(permissions));
}

}  // namespace mase::access
