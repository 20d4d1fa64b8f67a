#include "cases/list_store.h"

#include <algorithm>
#include <map>

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

std::string bound(db::Values& values, const std::vector<CaseId>& ids) {
    std::string list;
    for (const CaseId id : ids) list += (list.empty() ? "" : ", ") + bound(values, id);
    return list.empty() ? "NULL" : list;
}

std::map<CaseId, std::optional<Date>> next_meetings(const audit::Reading& reading,
                                                    const std::vector<CaseId>& ids) {
    std::map<CaseId, std::optional<Date>> next;
    db::Values values{reading.panel(), reading.today()};
    const std::string cases = bound(values, ids);
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
    const std::string cases = bound(values, ids);
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
    sql += " ORDER BY c.opened_on DESC, c.id DESC LIMIT " + bound(values, cases_a_page + 1);
    std::vector<CaseId> ids;
    reading.rows(sql, values, [&](const db::Row& row) { ids.push_back(row.id<CaseId>(0)); });
    return list_of(reading, ids);
}

CaseList list_of(const audit::Reading& reading, const std::vector<CaseId>& ids) {
    CaseList list;
    list.has_more = ids.size() > cases_a_page;
    const std::vector<CaseId> page(
        ids.begin(), ids.begin() + std::ptrdiff_t(std::min(ids.size(), std::size_t(cases_a_page))));
    auto meetings = next_meetings(reading, page);
    auto actions = open_actions(reading, page);
    std::map<AccountId, std::string> workers;
    const std::vector<CaseFile> files = find_cases(reading, page);
    const std::vector<std::string> children = child_names(reading, files);
    for (std::size_t at = 0; at < files.size(); ++at) {
        const CaseFile& file = files[at];
        std::string worker;
        if (file.worker) {
            const auto [known, is_new] = workers.try_emplace(*file.worker);
            if (is_new) known->second = accounts::account_name(reading, *file.worker);
            worker = known->second;
        }
        list.cases.push_back({.file = file,
                              .child = children[at],
                              .worker = std::move(worker),
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
