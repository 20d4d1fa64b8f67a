#include "platform/clock.h"
#include "returns/ledger_parts_store.h"

namespace mase::returns {

namespace {

// One that was given more time may have been due in the periods before.
constexpr std::string_view due_or_extended =
    "SELECT id FROM actions WHERE panel_id = $1 AND state IN ('open', 'confirmed') AND due_on "
    "BETWEEN $2 AND $3 UNION SELECT x.action_id FROM action_extensions x JOIN actions a ON "
    "a.panel_id = x.panel_id AND a.id = x.action_id WHERE x.panel_id = $1 AND a.state <> "
    "'proposed'";

}  // namespace

// Actions that a meeting has yet to make by its end are proposals, and no actions (rules.md 33).
void load_actions(Ledger& ledger, const audit::Reading& reading, const Period& whole) {
    const db::Values span{reading.panel(), whole.first, whole.last};
    reading.rows(
        "SELECT a.agency, a.case_id, m.held_on FROM meetings m JOIN actions a ON a.panel_id = "
        "m.panel_id AND a.meeting_id = m.id WHERE m.panel_id = $1 AND a.state <> 'proposed' AND "
        "m.held_on BETWEEN $2 AND $3",
        span, [&](const db::Row& row) {
            ledger.events[Counted::action].push_back(
                {row.date(2), {{row.id<CaseId>(1)}, {{"agency", {row.string(0)}}}}});
        });

    std::map<ActionId, DueAction> due;
    reading.rows("SELECT id, agency, case_id, due_on FROM actions WHERE panel_id = $1 AND id IN (" +
                     std::string(due_or_extended) + ")",
                 span, [&](const db::Row& row) {
                     due.emplace(row.id<ActionId>(0),
                                 DueAction{row.date(3),
                                           {{row.id<CaseId>(2)}, {{"agency", {row.string(1)}}}}});
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
        "SELECT action_id, at, report FROM action_reports WHERE panel_id = $1 AND action_id IN (" +
            std::string(due_or_extended) +
            ") UNION ALL SELECT action_id, at, '' FROM action_checks WHERE panel_id = $1 AND "
            "outcome = 'KEPT_OPEN' AND action_id IN (" +
            std::string(due_or_extended) + ") ORDER BY 2",
        span, [&](const db::Row& row) {
            const auto found = due.find(row.id<ActionId>(0));
            if (found == due.end()) return;
            found->second.said.emplace_back(in_london(row.instant(1)).date, row.string(2));
        });
    for (auto& [id, action] : due) ledger.due.push_back(std::move(action));
}

}  // namespace mase::returns
