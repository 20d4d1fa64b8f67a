#include "cases/list_store.h"

#include <algorithm>
#include <map>
#include <set>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "platform/db_lists.h"

namespace mase::cases {

namespace {

std::string condition(const ListFilter& filter, db::Values& values) {
    std::string sql;
    if (!filter.state.empty()) sql += " AND c.state = " + db::bound(values, filter.state);
    if (filter.worker) sql += " AND c.worker_id = " + db::bound(values, *filter.worker);
    if (!filter.categories.empty()) {
        sql += " AND c.risk_category IN (" + db::list_of(values, filter.categories) + ")";
    }
    if (filter.after)
        sql += " AND (c.opened_on, c.id) < (" + db::bound(values, filter.after->opened_on) + ", " +
               db::bound(values, filter.after->id) + ")";
    return sql;
}

std::map<CaseId, std::optional<Date>> next_meetings(const audit::Reading& reading,
                                                    const std::vector<CaseId>& ids) {
    std::map<CaseId, std::optional<Date>> next;
    db::Values values{reading.panel(), reading.today()};
    const std::string cases = db::list_of(values, ids);
    reading.rows(
        "SELECT i.case_id, min(m.held_on) FROM agenda_items i JOIN meetings m ON m.panel_id = "
        "i.panel_id AND m.id = i.meeting_id WHERE i.panel_id = $1 AND i.state = 'listed' AND "
        "m.state IN ('planned', 'circulated', 'sitting') AND m.held_on >= $2 AND i.case_id IN (" +
            cases + ") GROUP BY i.case_id",
        values, [&](const db::Row& row) { next[row.id<CaseId>(0)] = row.maybe_date(1); });
    return next;
}

std::map<CaseId, int> open_actions(const audit::Reading& reading, const std::vector<CaseId>& ids) {
    std::map<CaseId, int> open;
    db::Values values{reading.panel()};
    const std::string cases = db::list_of(values, ids);
    reading.rows(
        "SELECT case_id, count(*) FROM actions WHERE panel_id = $1 AND state = 'open' AND case_id "
        "IN (" +
            cases + ") GROUP BY case_id",
        values, [&](const db::Row& row) { open[row.id<CaseId>(0)] = int(row.integer(1)); });
    return open;
}

}  // namespace

CaseList list_cases(const audit::Reading& reading, const site::Scope& scope,
                    const ListFilter& filter) {
    db::Values values{reading.panel()};
    std::string sql = "SELECT c.id FROM cases c WHERE c.panel_id = $1 AND " +
                      site::visible(scope, "c.id", reading.now(), values) +
                      condition(filter, values);
    sql += " ORDER BY c.opened_on DESC, c.id DESC LIMIT " + db::bound(values, cases_a_page + 1);
    std::vector<CaseId> ids;
    reading.rows(sql, values, [&](const db::Row& row) { ids.push_back(row.id<CaseId>(0)); });
    return list_of(reading, ids);
}

CaseList list_of(const audit::Reading& reading, const std::vector<CaseId>& ids) {
    CaseList list;
    if (ids.empty()) return list;
    list.has_more = ids.size() > cases_a_page;
    const std::vector<CaseId> page(
        ids.begin(), ids.begin() + std::ptrdiff_t(std::min(ids.size(), std::size_t(cases_a_page))));
    auto meetings = next_meetings(reading, page);
    auto actions = open_actions(reading, page);
    const std::vector<CaseFile> files = find_cases(reading, page);
    std::set<AccountId> workers;
    for (const CaseFile& file : files) {
        if (file.worker) workers.insert(*file.worker);
    }
    auto names = accounts::account_names(reading, workers);
    const std::vector<std::string> children = child_names(reading, files);
    for (std::size_t at = 0; at < files.size(); ++at) {
        const CaseFile& file = files[at];
        list.cases.push_back({.file = file,
                              .child = children[at],
                              .worker = file.worker ? names[*file.worker] : "",
                              .next_meeting = meetings[file.id],
                              .open_actions = actions[file.id]});
        reading.shows(file.id);
    }
    return list;
}

std::optional<Date> next_meeting(const audit::Reading& reading, CaseId id) {
    return next_meetings(reading, {id})[id];
}

}  // namespace mase::cases
