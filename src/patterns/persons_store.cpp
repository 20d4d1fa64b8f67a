#include "patterns/persons_store.h"

#include <stdexcept>

namespace mase::patterns {

namespace {

constexpr std::string_view columns =
    "p.id, p.key_id, p.name, p.also_known, p.description, p.born_on, p.nationality, p.version";

audit::Place place(std::string_view column, PersonId id) {
    return {"persons." + std::string(column), any(id)};
}

std::string opened(const audit::Reading& reading, const db::Row& row, int column,
                   std::string_view name, PersonId id) {
    if (row.is_null(column)) return "";
    return reading.open(audit::SealedText(row.copied(column), place(name, id)));
}

// Of `columns`, and then whether the police part is held.
Person read(const audit::Reading& reading, const db::Row& row) {
    const auto id = row.id<PersonId>(0);
    Person person{.id = id, .key = row.id<KeyId>(1), .details = {}, .version = int(row.integer(7))};
    if (row.integer(8) == 0) return person;
    person.details.name = opened(reading, row, 2, "name", id);
    person.details.also_known = opened(reading, row, 3, "also_known", id);
    person.details.description = opened(reading, row, 4, "description", id);
    person.details.born_on = parse_date(opened(reading, row, 5, "born_on", id));
    person.details.nationality = opened(reading, row, 6, "nationality", id);
    return person;
}

Facts facts_of(const audit::Reading& reading, PersonId id) {
    Facts facts;
    reading.rows(
        "SELECT fact, code, source, unknown_why FROM person_facts WHERE panel_id = $1 AND "
        "person_id = $2",
        {reading.panel(), id}, [&](const db::Row& row) {
            facts[row.string(0)] = {
                .code = row.string(1), .source = row.string(2), .unknown_why = row.string(3)};
        });
    return facts;
}

std::string police_part(const Sight& sight, Instant now, db::Values& values) {
    return holds_part(sight, LinkKind::person, access::Part::police, "p.id", now, values);
}

std::optional<db::Bytes> sealed(const audit::Change& change, const Person& person,
                                std::string_view column, const std::string& words) {
    if (words.empty()) return std::nullopt;
    return change.seal(person.key, words, place(column, person.id));
}

db::Values all_sealed(const audit::Change& change, const Person& person,
                      const PersonDetails& details) {
    return {change.panel(),
            person.id,
            sealed(change, person, "name", details.name),
            sealed(change, person, "also_known", details.also_known),
            sealed(change, person, "description", details.description),
            sealed(change, person, "born_on", details.born_on ? iso(*details.born_on) : ""),
            sealed(change, person, "nationality", details.nationality)};
}

void save_facts(audit::Change& change, PersonId id, const Facts& facts) {
    change.execute("DELETE FROM person_facts WHERE panel_id = $1 AND person_id = $2",
                   {change.panel(), id});
    for (const auto& [fact, known] : facts)
        change.execute(
            "INSERT INTO person_facts (panel_id, person_id, fact, code, source, unknown_why) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {change.panel(), id, fact, known.code, known.source, known.unknown_why});
}

std::string condition(const PersonFilter& filter) {
    std::string sql;
    if (filter.several_children) sql += " AND t.children > 1";
    if (filter.ethnicity_unknown)
        sql +=
            " AND NOT EXISTS (SELECT 1 FROM person_facts f WHERE f.panel_id = $1 AND f.person_id = "
            "t.id AND f.fact IN ('ethnicity_stated', 'ethnicity_seen') AND f.unknown_why = '')";
    return sql;
}

}  // namespace

PersonId add_person(audit::Change& change, const PersonDetails& details) {
    const Person person{
        .id = change.new_id<PersonId>(), .key = change.create_key(), .details = {}, .version = 1};
    db::Values values = all_sealed(change, person, details);
    values.emplace_back(person.key);
    values.emplace_back(change.now());
    change.execute(
        "INSERT INTO persons (panel_id, id, name, also_known, description, born_on, nationality, "
        "key_id, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        values);
    save_facts(change, person.id, details.facts);
    change.shows(person.id);
    return person.id;
}

void save_person(audit::Change& change, const Person& before, const PersonDetails& details) {
    change.must_concern(before.id);
    db::Values values = all_sealed(change, before, details);
    values.emplace_back(before.version);
    const auto saved = change.execute(
        "UPDATE persons SET name = $3, also_known = $4, description = $5, born_on = $6, "
        "nationality = $7, version = version + 1 WHERE panel_id = $1 AND id = $2 AND version = $8",
        values);
    if (saved != 1) throw std::logic_error("the person was not loaded in this change");
    save_facts(change, before.id, details.facts);
    const PersonDetails& was = before.details;
    if (was.name != details.name) change.note("name");
    if (was.also_known != details.also_known) change.note("also_known");
    if (was.description != details.description) change.note("description");
    if (was.born_on != details.born_on) change.note("born_on");
    for (const auto& [fact, known] : details.facts) {
        const auto found = was.facts.find(fact);
        if (found == was.facts.end() || !(found->second == known)) change.note(fact);
    }
}

std::optional<Person> find_person(const audit::Reading& reading, const Sight& sight, PersonId id) {
    db::Values values{reading.panel(), id};
    const std::string named = police_part(sight, reading.now(), values);
    const std::string sql = "SELECT " + std::string(columns) + ", " + named +
                            " FROM persons p WHERE p.panel_id = $1 AND p.id = $2 AND " +
                            seen_condition(sight, LinkKind::person, "p.id", reading.now(), values);
    std::optional<Person> person;
    reading.rows(sql, values, [&](const db::Row& row) { person = read(reading, row); });
    if (person) person->details.facts = facts_of(reading, id);
    return person;
}

std::vector<ListedPerson> list_persons(const audit::Reading& reading, const Sight& sight,
                                       const PersonFilter& filter) {
    db::Values values{reading.panel()};
    const std::string count = children_count(sight, "p.id", reading.now(), values);
    const std::string named = police_part(sight, reading.now(), values);
    const std::string seen = seen_condition(sight, LinkKind::person, "p.id", reading.now(), values);
    std::string sql = "SELECT * FROM (SELECT " + std::string(columns) + ", " + named +
                      " AS is_named, " + count +
                      " AS children FROM persons p WHERE p.panel_id = $1 AND " + seen +
                      ") t WHERE 1 = 1" + condition(filter);
    std::optional<AfterCounted> after;
    if (filter.after) after = {filter.after->children, any(filter.after->id)};
    sql += most_children_first(after, filter.count, values);
    std::vector<ListedPerson> persons;
    reading.rows(sql, values, [&](const db::Row& row) {
        persons.push_back({.person = read(reading, row), .children = int(row.integer(9))});
    });
    for (ListedPerson& listed : persons) {
        listed.person.details.facts = facts_of(reading, listed.person.id);
        reading.shows(listed.person.id);
    }
    return persons;
}

std::optional<access::Subject> person_subject(const audit::Lookup& lookup, PanelId panel,
                                              const site::Params& params) {
    return register_subject(lookup, panel, params, access::SubjectKind::person);
}

}  // namespace mase::patterns
