#include "actions/reports_store.h"

#include "actions/actions_store.h"
#include "site/relations_store.h"

namespace mase::actions {

namespace {

// The agency keeps the case while another action of its own is open there.
void let_out(audit::Change& change, const Action& action) {
    site::end_relation_of_all(change, "owner", any(action.id));
    site::end_relation_of_all(change, "agency_action", any(action.id));
    bool has_another = false;
    change.rows(
        "SELECT 1 FROM actions WHERE panel_id = $1 AND case_id = $2 AND agency = $3 AND state = "
        "'open' AND id <> $4",
        {change.panel(), action.case_id, action.agency, action.id},
        [&](const db::Row&) { has_another = true; });
    if (!has_another)
        site::end_relation(change, action.agency, "agency_action", any(action.case_id));
}

std::vector<CheckMade> select_checks(const audit::Reading& reading, const std::string& condition,
                                     AnyId id) {
    std::vector<CheckMade> checks;
    reading.rows(
        "SELECT k.action_id, k.item_id, k.outcome, k.words, m.held_on, k.account_id, k.at FROM "
        "action_checks k JOIN agenda_items i ON i.panel_id = k.panel_id AND i.id = k.item_id JOIN "
        "meetings m ON m.panel_id = i.panel_id AND m.id = i.meeting_id WHERE k.panel_id = $1 AND " +
            condition + " ORDER BY k.at DESC",
        {reading.panel(), id}, [&](const db::Row& row) {
            CheckMade made{.check = {row.string(2), {}},
                           .action = row.id<ActionId>(0),
                           .item = row.id<ItemId>(1),
                           .held_on = row.date(4),
                           .by = row.id<AccountId>(5),
                           .at = row.instant(6)};
            if (!row.is_null(3))
                made.check.words = reading.open(
                    audit::SealedText(row.copied(3), check_place(made.action, made.item)));
            checks.push_back(std::move(made));
        });
    return checks;
}

db::Value sealed_or_null(const audit::Change& change, KeyId key, const std::string& words,
                         const audit::Place& place) {
    if (words.empty()) return nullptr;
    return change.seal(key, words, place);
}

}  // namespace

void report(audit::Change& change, const Action& action, KeyId key, const Report& made) {
    change.must_concern(action.id);
    const Instant at = change.now();
    change.execute(
        "INSERT INTO action_reports (panel_id, action_id, at, account_id, report, words) VALUES "
        "($1, $2, $3, $4, $5, $6)",
        {change.panel(), action.id, at, change.actor().account, made.report,
         sealed_or_null(change, key, made.words,
                        report_place(action.id, at, change.actor().account))});
    change.execute(
        "UPDATE actions SET last_report = $3, reported_at = $4, version = version + 1 WHERE "
        "panel_id = $1 AND id = $2",
        {change.panel(), action.id, made.report, at});
    change.note("report " + made.report);
}

void check(audit::Change& change, const Action& action, ItemId item, KeyId key, const Check& made) {
    change.must_concern(action.case_id);
    change.execute(
        "INSERT INTO action_checks (panel_id, action_id, item_id, outcome, words, account_id, at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (panel_id, action_id, item_id) DO UPDATE "
        "SET outcome = excluded.outcome, words = excluded.words, account_id = "
        "excluded.account_id, at = excluded.at",
        {change.panel(), action.id, item, made.outcome,
         sealed_or_null(change, key, made.words, check_place(action.id, item)),
         change.actor().account, change.now()});
    if (made.outcome == "CONFIRMED") {
        change.execute(
            "UPDATE actions SET state = 'confirmed', confirmed_at = $3, version = version + 1 "
            "WHERE panel_id = $1 AND id = $2",
            {change.panel(), action.id, change.now()});
        let_out(change, action);
    } else {
        change.execute(
            "UPDATE actions SET state = 'open', confirmed_at = NULL, last_report = NULL, version = "
            "version + 1 WHERE panel_id = $1 AND id = $2",
            {change.panel(), action.id});
        let_in(change, action);
    }
    change.shows(action.id);
    change.note("action " + made.outcome);
}

audit::Place report_place(ActionId action, Instant at, AccountId by) {
    return {"action_reports.words/" + std::to_string(at.micros) + "/" + text(by), any(action)};
}

audit::Place check_place(ActionId action, ItemId item) {
    return {"action_checks.words/" + text(item), any(action)};
}

std::vector<ReportMade> reports_of(const audit::Reading& reading, ActionId id) {
    std::vector<ReportMade> reports;
    reading.rows(
        "SELECT report, words, account_id, at FROM action_reports WHERE panel_id = $1 AND "
        "action_id = $2 ORDER BY at DESC",
        {reading.panel(), id}, [&](const db::Row& row) {
            ReportMade made{
                .report = {row.string(0), {}}, .by = row.id<AccountId>(2), .at = row.instant(3)};
            if (!row.is_null(1))
                made.report.words = reading.open(
                    audit::SealedText(row.copied(1), report_place(id, made.at, made.by)));
            reports.push_back(std::move(made));
        });
    return reports;
}

std::vector<CheckMade> checks_of(const audit::Reading& reading, ActionId id) {
    return select_checks(reading, "k.action_id = $2", any(id));
}

std::vector<CheckMade> checks_at(const audit::Reading& reading, ItemId id) {
    return select_checks(reading, "k.item_id = $2", any(id));
}

}  // namespace mase::actions
