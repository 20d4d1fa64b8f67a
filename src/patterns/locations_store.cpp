#include "patterns/locations_store.h"

#include <stdexcept>

#include "patterns/company_store.h"
#include "platform/db_lists.h"

namespace mase::patterns {

namespace {

constexpr std::string_view columns =
    "p.id, p.key_id, p.kind, p.kind_other, p.name, p.address, p.ward, p.version";

audit::Place place(std::string_view column, LocationId id) {
    return {"locations." + std::string(column), any(id)};
}

// Of `columns`, and then whether the part of addresses is held.
Location read(const audit::Reading& reading, const db::Row& row) {
    const auto id = row.id<LocationId>(0);
    const bool has_address = row.integer(8) != 0;
    const auto opened = [&](int column, std::string_view name) {
        if (row.is_null(column)) return std::string();
        return reading.open(audit::SealedText(row.copied(column), place(name, id)));
    };
    return {.id = id,
            .key = row.id<KeyId>(1),
            .details = {.kind = row.string(2),
                        .kind_other = opened(3, "kind_other"),
                        .name = opened(4, "name"),
                        .address = has_address ? opened(5, "address") : "",
                        .ward = row.string(6)},
            .has_address = has_address,
            .version = int(row.integer(7))};
}

std::string address_part(const Sight& sight, Instant now, db::Values& values) {
    return holds_part(sight, LinkKind::location, access::Part::address, "p.id", now, values);
}

std::optional<db::Bytes> sealed(const audit::Change& change, const Location& location,
                                std::string_view column, const std::string& words) {
    if (words.empty()) return std::nullopt;
    return change.seal(location.key, words, place(column, location.id));
}

db::Values values_of(const audit::Change& change, const Location& location,
                     const LocationDetails& details) {
    return {change.panel(),
            location.id,
            details.kind,
            sealed(change, location, "kind_other", details.kind_other),
            sealed(change, location, "name", details.name),
            sealed(change, location, "address", details.address),
            details.ward};
}

}  // namespace

LocationId add_location(audit::Change& change, const LocationDetails& details) {
    const Location location{.id = change.new_id<LocationId>(),
                            .key = change.create_key(),
                            .details = {},
                            .has_address = true,
                            .version = 1};
    db::Values values = values_of(change, location, details);
    values.emplace_back(location.key);
    values.emplace_back(change.now());
    change.execute(
        "INSERT INTO locations (panel_id, id, kind, kind_other, name, address, ward, key_id, "
        "made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        values);
    change.shows(location.id);
    return location.id;
}

void save_location(audit::Change& change, const Location& before, const LocationDetails& details) {
    change.must_concern(before.id);
    db::Values values = values_of(change, before, details);
    values.emplace_back(before.version);
    const auto saved = change.execute(
        "UPDATE locations SET kind = $3, kind_other = $4, name = $5, address = $6, ward = $7, "
        "version = version + 1 WHERE panel_id = $1 AND id = $2 AND version = $8",
        values);
    if (saved != 1) throw std::logic_error("the place was not loaded in this change");
    const LocationDetails& was = before.details;
    if (was.kind != details.kind || was.kind_other != details.kind_other) change.note("kind");
    if (was.name != details.name) change.note("name");
    if (was.address != details.address) change.note("address");
    if (was.ward != details.ward) change.note("ward");
}

std::optional<Location> find_location(const audit::Reading& reading, const Sight& sight,
                                      LocationId id) {
    db::Values values{reading.panel(), id};
    const std::string address = address_part(sight, reading.now(), values);
    const std::string sql =
        "SELECT " + std::string(columns) + ", " + address +
        " FROM locations p WHERE p.panel_id = $1 AND p.id = $2 AND " +
        seen_condition(sight, LinkKind::location, "p.id", reading.now(), values);
    std::optional<Location> location;
    reading.rows(sql, values, [&](const db::Row& row) { location = read(reading, row); });
    return location;
}

std::vector<ListedLocation> list_locations(const audit::Reading& reading, const Sight& sight,
                                           const LocationFilter& filter) {
    db::Values values{reading.panel()};
    const std::string count = children_count(sight, "p.id", reading.now(), values);
    const std::string address = address_part(sight, reading.now(), values);
    const std::string seen =
        seen_condition(sight, LinkKind::location, "p.id", reading.now(), values);
    std::string sql = "SELECT * FROM (SELECT " + std::string(columns) + ", " + address +
                      " AS has_address, " + count +
                      " AS children FROM locations p WHERE p.panel_id = $1 AND " + seen;
    if (!filter.kind.empty()) sql += " AND p.kind = " + db::bound(values, filter.kind);
    if (!filter.ward.empty()) sql += " AND p.ward = " + db::bound(values, filter.ward);
    sql += ") t WHERE 1 = 1";
    if (filter.several_children) sql += " AND t.children > 1";
    std::optional<AfterCounted> after;
    if (filter.after) after = {filter.after->children, any(filter.after->id)};
    sql += most_children_first(after, filter.count, values);
    std::vector<ListedLocation> locations;
    reading.rows(sql, values, [&](const db::Row& row) {
        locations.push_back({.location = read(reading, row), .children = int(row.integer(9))});
        reading.shows(row.id<LocationId>(0));
    });
    return locations;
}

std::vector<Location> places_of(const audit::Reading& reading, const Sight& sight, PersonId id) {
    std::vector<Location> places;
    for (const AnyId location : found_in(reading, at_place, id)) {
        if (auto seen = find_location(reading, sight, LocationId{location.bytes}))
            places.push_back(std::move(*seen));
    }
    return places;
}

std::optional<access::Subject> location_subject(const audit::Lookup& lookup, PanelId panel,
                                                const site::Params& params) {
    return register_subject(lookup, panel, params, access::SubjectKind::location);
}

}  // namespace mase::patterns
