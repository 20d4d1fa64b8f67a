#include "cases/holders_store.h"

#include <initializer_list>

#include "site/relations_store.h"

namespace mase::cases {

namespace {

void move(audit::Change& change, const CaseFile& file, std::string_view part,
          const std::optional<AccountId>& from, AccountId to, Date from_on,
          std::initializer_list<std::string_view> ended) {
    if (from == to) return;
    if (from) {
        for (const std::string_view relation : ended)
            site::end_relation(change, site::holder(*from), relation, any(file.id));
    }
    add_holder(change, file, part, to, from_on, *ended.begin());
    change.shows(to);
    change.note(part);
}

}  // namespace

void add_holder(audit::Change& change, const CaseFile& file, std::string_view part,
                AccountId account, Date from_on, std::string_view relation) {
    change.execute(
        "INSERT INTO case_holders (panel_id, case_id, part, account_id, from_on, changed_by, "
        "changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {change.panel(), file.id, part, account, from_on, change.actor().account, change.now()});
    site::relate(change, site::holder(account), relation, any(file.id));
}

void move_holders(audit::Change& change, const CaseFile& file, const Holders& holders) {
    move(change, file, "worker", file.worker, holders.worker, holders.from_on,
         {"allocated", "referrer"});
    move(change, file, "manager", file.manager, holders.manager, holders.from_on, {"manager"});
    change.execute(
        "UPDATE cases SET worker_id = $3, manager_id = $4, version = version + 1 WHERE panel_id = "
        "$1 AND id = $2",
        {change.panel(), file.id, holders.worker, holders.manager});
}

void change_holders(audit::Change& change, const CaseFile& file, const Holders& holders,
                    const std::string& reason) {
    change.must_concern(file.id);
    move_holders(change, file, holders);
    change.remark(file.key, reason);
}

std::vector<HolderPeriod> holders_of(const audit::Reading& reading, CaseId id) {
    std::vector<HolderPeriod> periods;
    reading.rows(
        "SELECT h.part, a.name, h.from_on, b.name, h.changed_at FROM case_holders h JOIN accounts "
        "a ON a.id = h.account_id JOIN accounts b ON b.id = h.changed_by WHERE h.panel_id = $1 AND "
        "h.case_id = $2 ORDER BY h.from_on DESC, h.changed_at DESC, h.part DESC",
        {reading.panel(), id}, [&](const db::Row& row) {
            periods.push_back({.part = row.string(0),
                               .person = row.string(1),
                               .from_on = row.date(2),
                               .changed_by = row.string(3),
                               .changed_at = row.instant(4)});
        });
    return periods;
}

}  // namespace mase::cases
