#include "patterns/company_store.h"

#include <algorithm>

namespace mase::patterns {

namespace {

// Those of `wanted` that stand now, where `given` is this.
std::vector<AnyId> now(const audit::Reading& reading, const Company& company,
                       std::string_view wanted, std::string_view given, AnyId id) {
    std::vector<AnyId> ids;
    reading.rows("SELECT " + std::string(wanted) + " FROM " + std::string(company.table) +
                     " WHERE panel_id = $1 AND " + std::string(given) +
                     " = $2 AND ended_on IS NULL ORDER BY from_on, " + std::string(wanted),
                 {reading.panel(), id},
                 [&](const db::Row& row) { ids.push_back(row.id<AnyId>(0)); });
    return ids;
}

}  // namespace

std::vector<Person> persons_in(const audit::Reading& reading, const Sight& sight,
                               const Company& company, AnyId id) {
    std::vector<Person> persons;
    for (const AnyId person : now(reading, company, "person_id", company.column, id)) {
        if (auto seen = find_person(reading, sight, PersonId{person.bytes}))
            persons.push_back(std::move(*seen));
    }
    return persons;
}

std::vector<AnyId> found_in(const audit::Reading& reading, const Company& company, PersonId id) {
    return now(reading, company, company.column, "person_id", any(id));
}

bool put_in(audit::Change& change, const Company& company, AnyId id, PersonId person) {
    const auto there = now(change, company, "person_id", company.column, id);
    if (std::ranges::find(there, any(person)) != there.end()) return false;
    const std::string column(company.column);
    // Taken out and put back on one day, it is one time.
    change.execute("INSERT INTO " + std::string(company.table) + " (panel_id, " + column +
                       ", person_id, from_on) VALUES ($1, $2, $3, $4) ON CONFLICT (panel_id, " +
                       column + ", person_id, from_on) DO UPDATE SET ended_on = NULL",
                   {change.panel(), id, person, change.today()});
    change.shows(person);
    change.note("person put in the " + std::string(company.noun));
    return true;
}

bool take_out(audit::Change& change, const Company& company, AnyId id, PersonId person) {
    const auto ended = change.execute(
        "UPDATE " + std::string(company.table) + " SET ended_on = $4 WHERE panel_id = $1 AND " +
            std::string(company.column) + " = $2 AND person_id = $3 AND ended_on IS NULL",
        {change.panel(), id, person, change.today()});
    if (ended == 0) return false;
    change.shows(person);
    change.note("person taken from the " + std::string(company.noun));
    return true;
}

}  // namespace mase::patterns
