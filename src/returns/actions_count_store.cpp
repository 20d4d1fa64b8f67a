#include "platform/clock.h"
#include "returns/ledger_parts_store.h"

namespace mase::returns {

// Actions that a meeting has yet to make by its end are proposals, and no actions (rules.md 33).
void load_actions(Ledger& ledger, const audit::Reading& reading, const Period& whole) {
    const db::Values span{reading.panel(), whole.first, whole.last};
    reading.rows(
        "SELECT a.agency, a.case_id, m.held_on FROM actions a JOIN meetings m ON m.panel_id = "
        "a.panel_id AND m.id = a.meeting_id WHERE a.panel_id = $1 AND a.state <> 'proposed' AND "
        "m.held_on BETWEEN $2 AND $3",
        span, [&](const db::Row& row) {
            ledger.events[Counted::action].push_back(
                {row.date(2), {{row.id<CaseId>(1)}, {{"agency", {row.string(0)}}}}});
        });

    std::map<ActionId, DueAction> due;
    reading.rows(
        "SELECT id, agency, case_id, due_on FROM actions WHERE panel_id = $1 AND state <> "
        "'proposed' AND (due_on BETWEEN $2 AND $3 OR id IN (SELECT action_id FROM "
        "action_extensions WHERE panel_id = $1))",
        span, [&](const db::Row& row) {
            due.emplace(
                row.id<ActionId>(0),
                DueAction{row.date(3), {{row.id<CaseId>(2)}, {{"agency", {row.string(1)}}}}});
        });
    // More time given after a period's end takes nothing back from it: it was overdue then.
    reading.rows(
        "SELECT x.action_id, e.decided_at, x.due_before FROM action_extensions x JOIN exceptions e "
        "ON e.panel_id = x.panel_id AND e.id = x.exception_id WHERE x.panel_id = $1 AND e.state = "
        "'allowed' AND e.decided_at IS NOT NULL ORDER BY e.decided_at DESC, x.exception_id DESC",
        {reading.panel()}, [&](const db::Row& row) {
            const auto found = due.find(row.id<ActionId>(0));
            if (found == due.end()) return;
            found->second.extended.emplace_back(in_london(row.instant(1)).date, row.date(2));
        });
    // What the panel keeps open takes back what was said before it.
    reading.rows(
        "SELECT action_id, at, report FROM action_reports WHERE panel_id = $1 UNION ALL SELECT "
        "action_id, at, '' FROM action_checks WHERE panel_id = $1 AND outcome = 'KEPT_OPEN' ORDER "
        "BY 2",
        {reading.panel()}, [&](const db::Row& row) {
            const auto found = due.find(row.id<ActionId>(0));
            if (found == due.end()) return;
            found->second.said.emplace_back(in_london(row.instant(1)).date, row.string(2));
        });
    for (auto& [id, action] : due) ledger.due.push_back(std::move(action));
}

}  // namespace mase::returns
