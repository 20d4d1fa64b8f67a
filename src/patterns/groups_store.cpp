#include "patterns/groups_store.h"

#include <stdexcept>

#include "patterns/company_store.h"
#include "platform/db_lists.h"

namespace mase::patterns {

namespace {

constexpr std::string_view columns = "p.id, p.key_id, p.kind, p.name, p.description, p.version";

audit::Place place(std::string_view column, GroupId id) {
    return {"groups." + std::string(column), any(id)};
}

// Of `columns`, and then whether the police part is held.
Group read(const audit::Reading& reading, const db::Row& row) {
    const auto id = row.id<GroupId>(0);
    Group group{.id = id,
                .key = row.id<KeyId>(1),
                .details = {},
                .is_named = false,
                .version = int(row.integer(5))};
    group.details.kind = row.string(2);
    group.is_named = row.integer(6) != 0;
    if (!group.is_named) return group;
    group.details.name = reading.open(audit::SealedText(row.copied(3), place("name", id)));
    if (!row.is_null(4))
        group.details.description =
            reading.open(audit::SealedText(row.copied(4), place("description", id)));
    return group;
}

std::string police_part(const Sight& sight, Instant now, db::Values& values) {
    return holds_part(sight, LinkKind::group, access::Part::police, "p.id", now, values);
}

db::Values values_of(const audit::Change& change, const Group& group, const GroupDetails& details) {
    std::optional<db::Bytes> description;
    if (!details.description.empty())
        description = change.seal(group.key, details.description, place("description", group.id));
    return {change.panel(), group.id, details.kind,
            change.seal(group.key, details.name, place("name", group.id)), description};
}

}  // namespace

GroupId add_group(audit::Change& change, const GroupDetails& details) {
    const Group group{.id = change.new_id<GroupId>(),
                      .key = change.create_key(),
                      .details = {},
                      .is_named = true,
                      .version = 1};
    db::Values values = values_of(change, group, details);
    values.emplace_back(group.key);
    values.emplace_back(change.now());
    change.execute(
        "INSERT INTO groups (panel_id, id, kind, name, description, key_id, made_at, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
        values);
    change.shows(group.id);
    return group.id;
}

void save_group(audit::Change& change, const Group& before, const GroupDetails& details) {
    change.must_concern(before.id);
    db::Values values = values_of(change, before, details);
    values.emplace_back(before.version);
    const auto saved = change.execute(
        "UPDATE groups SET kind = $3, name = $4, description = $5, version = version + 1 WHERE "
        "panel_id = $1 AND id = $2 AND version = $6",
        values);
    if (saved != 1) throw std::logic_error("the group was not loaded in this change");
    if (before.details.kind != details.kind) change.note("kind");
    if (before.details.name != details.name) change.note("name");
    if (before.details.description != details.description) change.note("description");
}

std::optional<Group> find_group(const audit::Reading& reading, const Sight& sight, GroupId id) {
    db::Values values{reading.panel(), id};
    const std::string named = police_part(sight, reading.now(), values);
    const std::string sql = "SELECT " + std::string(columns) + ", " + named +
                            " FROM groups p WHERE p.panel_id = $1 AND p.id = $2 AND " +
                            seen_condition(sight, LinkKind::group, "p.id", reading.now(), values);
    std::optional<Group> group;
    reading.rows(sql, values, [&](const db::Row& row) { group = read(reading, row); });
    return group;
}

std::vector<ListedGroup> list_groups(const audit::Reading& reading, const Sight& sight,
                                     const GroupFilter& filter) {
    db::Values values{reading.panel()};
    const std::string count = children_count(sight, "p.id", reading.now(), values);
    const std::string named = police_part(sight, reading.now(), values);
    const std::string seen = seen_condition(sight, LinkKind::group, "p.id", reading.now(), values);
    std::string sql = "SELECT * FROM (SELECT " + std::string(columns) + ", " + named +
                      " AS is_named, " + count +
                      " AS children FROM groups p WHERE p.panel_id = $1 AND " + seen;
    if (!filter.kind.empty()) sql += " AND p.kind = " + db::bound(values, filter.kind);
    sql += ") t WHERE 1 = 1";
    if (filter.several_children) sql += " AND t.children > 1";
    sql += most_children_first(filter.after, filter.count, values);
    std::vector<ListedGroup> groups;
    reading.rows(sql, values, [&](const db::Row& row) {
        groups.push_back({.group = read(reading, row), .children = int(row.integer(7))});
        reading.shows(row.id<GroupId>(0));
    });
    return groups;
}

std::vector<Group> groups_of(const audit::Reading& reading, const Sight& sight, PersonId id) {
    std::vector<Group> groups;
    for (const AnyId group : found_in(reading, in_group, id)) {
        if (auto seen = find_group(reading, sight, GroupId{group.bytes}))
            groups.push_back(std::move(*seen));
    }
    return groups;
}

std::optional<access::Subject> group_subject(const audit::Lookup& lookup, PanelId panel,
                                             const site::Params& params) {
    return register_subject(lookup, panel, params, access::SubjectKind::group);
}

}  // namespace mase::patterns
