#include "patterns/disruptions_store.h"

#include <stdexcept>

namespace mase::patterns {

namespace {

constexpr std::string_view columns =
    "SELECT p.id, p.key_id, p.kind, p.kind_other, p.target, p.person_id, p.location_id, "
    "p.target_words, p.agency, p.reference, p.status, p.starts_on, p.ends_on, p.version, ";

audit::Place place(std::string_view column, DisruptionId id) {
    return {"disruptions." + std::string(column), any(id)};
}

Disruption read(const audit::Reading& reading, const db::Row& row) {
    const auto id = row.id<DisruptionId>(0);
    const auto opened = [&](int column, std::string_view name) {
        if (row.is_null(column)) return std::string();
        return reading.open(audit::SealedText(row.copied(column), place(name, id)));
    };
    const bool sees_police = row.integer(14) != 0;
    return {.id = id,
            .key = row.id<KeyId>(1),
            .details = {.kind = row.string(2),
                        .kind_other = opened(3, "kind_other"),
                        .target = row.string(4),
                        .target_words = sees_police ? opened(7, "target_words") : "",
                        .agency = row.string(8),
                        .reference = sees_police ? opened(9, "reference") : "",
                        .status = row.string(10),
                        .person = row.maybe_id<PersonId>(5),
                        .location = row.maybe_id<LocationId>(6),
                        .starts_on = row.maybe_date(11),
                        .ends_on = row.maybe_date(12)},
            .version = int(row.integer(13))};
}

std::vector<Disruption> select(const audit::Reading& reading, const Sight& sight,
                               const std::string& condition, db::Values values) {
    const std::string police = holds_part(sight, LinkKind::disruption, access::Part::police, "p.id",
                                          reading.now(), values);
    const std::string sql =
        std::string(columns) + police + " FROM disruptions p WHERE p.panel_id = $1" + condition +
        " AND " + seen_condition(sight, LinkKind::disruption, "p.id", reading.now(), values) +
        " ORDER BY p.id DESC";
    std::vector<Disruption> found;
    reading.rows(sql, values, [&](const db::Row& row) { found.push_back(read(reading, row)); });
    for (const Disruption& disruption : found) reading.shows(disruption.id);
    return found;
}

std::optional<db::Bytes> sealed(const audit::Change& change, KeyId key, std::string_view column,
                                DisruptionId id, const std::string& words) {
    if (words.empty()) return std::nullopt;
    return change.seal(key, words, place(column, id));
}

}  // namespace

DisruptionId add_disruption(audit::Change& change, const Made& made) {
    const DisruptionDetails& details = made.details;
    const auto id = change.new_id<DisruptionId>();
    const KeyId key = change.create_key();
    change.execute(
        "INSERT INTO disruptions (panel_id, id, key_id, kind, kind_other, target, person_id, "
        "location_id, target_words, agency, reference, status, starts_on, ends_on, made_at, "
        "version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        {change.panel(), id, key, details.kind,
         sealed(change, key, "kind_other", id, details.kind_other), details.target, details.person,
         details.location, sealed(change, key, "target_words", id, details.target_words),
         details.agency, sealed(change, key, "reference", id, details.reference), details.status,
         details.starts_on, details.ends_on, change.now()});
    add_step(change, any(id), key,
             {.code = details.status, .on = made.on, .case_id = {}, .words = {}, .by = {}});
    change.shows(id);
    return id;
}

void move_on(audit::Change& change, const Disruption& disruption, const Next& next,
             const std::string& words) {
    change.must_concern(disruption.id);
    const bool starts = is_made(next.status) && !disruption.details.starts_on;
    const auto starts_on = starts ? std::optional(next.on) : disruption.details.starts_on;
    const auto moved = change.execute(
        "UPDATE disruptions SET status = $4, starts_on = $5, ends_on = $6, version = version + 1 "
        "WHERE panel_id = $1 AND id = $2 AND version = $3",
        {change.panel(), disruption.id, disruption.version, next.status, starts_on, next.ends_on});
    if (moved != 1) throw std::logic_error("the disruption was not loaded in this change");
    add_step(change, any(disruption.id), disruption.key,
             {.code = next.status, .on = next.on, .case_id = {}, .words = words, .by = {}});
}

std::optional<Disruption> find_disruption(const audit::Reading& reading, const Sight& sight,
                                          DisruptionId id) {
    auto found = select(reading, sight, " AND p.id = $2", {reading.panel(), id});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Disruption> all_disruptions(const audit::Reading& reading, const Sight& sight) {
    return select(reading, sight, "", {reading.panel()});
}

std::vector<Disruption> disruptions_on(const audit::Reading& reading, const Sight& sight,
                                       PersonId id) {
    return select(reading, sight, " AND p.person_id = $2", {reading.panel(), id});
}

std::vector<Disruption> disruptions_at(const audit::Reading& reading, const Sight& sight,
                                       LocationId id) {
    return select(reading, sight, " AND p.location_id = $2", {reading.panel(), id});
}

std::optional<access::Subject> disruption_subject(const audit::Lookup& lookup, PanelId panel,
                                                  const site::Params& params) {
    const auto id = parse_id<DisruptionId>(params.at("disruption"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT status FROM disruptions WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::disruption,
                                              .id = any(*id),
                                              .state = row.string(0),
                                              .via = linked_cases(lookup, panel, any(*id)),
                                              .case_id = {}};
                });
    return subject;
}

}  // namespace mase::patterns
