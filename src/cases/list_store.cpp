#include "cases/list_store.h"

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"

namespace mase::cases {

namespace {

std::string bound(db::Values& values, db::Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
}

std::string condition(const ListFilter& filter, db::Values& values) {
    std::string sql;
    if (!filter.state.empty()) sql += " AND c.state = " + bound(values, filter.state);
    if (filter.worker) sql += " AND c.worker_id = " + bound(values, *filter.worker);
    if (!filter.categories.empty()) {
        std::string codes;
        for (const std::string& category : filter.categories)
            codes += (codes.empty() ? "" : ", ") + bound(values, category);
        sql += " AND c.risk_category IN (" + codes + ")";
    }
    if (filter.after)
        sql += " AND (c.opened_on, c.id) < (" + bound(values, filter.after->opened_on) + ", " +
               bound(values, filter.after->id) + ")";
    return sql;
}

}  // namespace

CaseList list_cases(const audit::Reading& reading, const site::Scope& scope,
                    const ListFilter& filter) {
    db::Values values{reading.panel()};
    std::string sql = "SELECT c.id FROM cases c WHERE c.panel_id = $1 AND " +
                      site::visible(scope, "c.id", reading.now(), values) +
                      condition(filter, values);
    sql += " ORDER BY c.opened_on DESC, c.id DESC LIMIT " + bound(values, cases_a_page + 1);
    std::vector<CaseId> ids;
    reading.rows(sql, values, [&](const db::Row& row) { ids.push_back(row.id<CaseId>(0)); });
    return list_of(reading, ids);
}

CaseList list_of(const audit::Reading& reading, const std::vector<CaseId>& ids) {
    CaseList list;
    for (const CaseId id : ids) {
        if (list.cases.size() == cases_a_page) {
            list.has_more = true;
            break;
        }
        const auto file = find_case(reading, id);
        if (!file) continue;
        list.cases.push_back(
            {.file = *file,
             .child = child_name(reading, *file),
             .worker = file->worker ? accounts::account_name(reading, *file->worker) : "",
             .next_meeting = next_meeting(reading, id),
             .open_actions = open_actions(reading, id)});
        reading.shows(id);
    }
    return list;
}

std::optional<Date> next_meeting(const audit::Reading& reading, CaseId id) {
    std::optional<Date> next;
    reading.rows(
        "SELECT min(m.held_on) FROM agenda_items i JOIN meetings m ON m.panel_id = i.panel_id AND "
        "m.id = i.meeting_id WHERE i.panel_id = $1 AND i.case_id = $2 AND i.state = 'listed' AND "
        "m.state IN ('planned', 'circulated', 'sitting') AND m.held_on >= $3",
        {reading.panel(), id, reading.today()},
        [&](const db::Row& row) { next = row.maybe_date(0); });
    return next;
}

int open_actions(const audit::Reading& reading, CaseId id) {
    int open = 0;
    reading.rows(
        "SELECT count(*) FROM actions WHERE panel_id = $1 AND case_id = $2 AND state = 'open'",
        {reading.panel(), id}, [&](const db::Row& row) { open = int(row.integer(0)); });
    return open;
}

}  // namespace mase::cases
