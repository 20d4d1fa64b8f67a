#include "chronology/summary_store.h"

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "forms/records_store.h"

namespace mase::chronology {

namespace {

const std::string asked = "child_voice";

std::optional<ChildVoice> heard_by_panel(const audit::Reading& reading, CaseId id) {
    std::optional<ChildVoice> voice;
    reading.rows(
        "SELECT d.item_id, m.held_on, d.child_voice FROM discussions d JOIN agenda_items i ON "
        "i.panel_id = d.panel_id AND i.id = d.item_id JOIN meetings m ON m.panel_id = i.panel_id "
        "AND m.id = i.meeting_id WHERE d.panel_id = $1 AND i.case_id = $2 AND d.child_voice IS NOT "
        "NULL AND m.state IN ('ended', 'approved') ORDER BY m.held_on DESC LIMIT 1",
        {reading.panel(), id}, [&](const db::Row& row) {
            voice = ChildVoice{
                row.date(1),
                reading.open(audit::SealedText(
                    row.copied(2), {"discussions.child_voice", any(row.id<ItemId>(0))}))};
        });
    return voice;
}

// One answer of hundreds: to load them all took as long as the rest of the page.
std::optional<ChildVoice> as_referred(const audit::Reading& reading, const forms::Form& form,
                                      CaseId id) {
    const auto latest = cases::latest_snapshot(reading, id);
    if (!latest || !reading.permit().covers(form.find(asked)->part)) return std::nullopt;
    const db::Values answer{reading.panel(), *latest, asked};
    std::string words;
    reading.rows(
        "SELECT code FROM answers WHERE panel_id = $1 AND record_id = $2 AND question = $3 AND n = "
        "0",
        answer,
        [&](const db::Row& row) { words = form.codes->label("special_answers", row.text(0)); });
    reading.rows(
        "SELECT sealed FROM texts WHERE panel_id = $1 AND record_id = $2 AND question = $3 AND n = "
        "0",
        answer, [&](const db::Row& row) {
            words = reading.open(
                audit::SealedText(row.copied(0), forms::answer_place(*latest, asked, 0)));
        });
    if (words.empty()) return std::nullopt;
    return ChildVoice{*forms::find_record(reading, *latest)->held_on, words};
}

}  // namespace

std::vector<OpenAction> open_actions_of(const audit::Reading& reading, CaseId id) {
    std::vector<OpenAction> actions;
    if (!reading.permit().covers(access::Part::general)) return actions;
    reading.rows(
        "SELECT id, task, agency, owner_id, contact, due_on, last_report FROM actions WHERE "
        "panel_id = $1 AND case_id = $2 AND state = 'open' ORDER BY due_on, id",
        {reading.panel(), id}, [&](const db::Row& row) {
            const auto action = row.id<ActionId>(0);
            const auto opened = [&](int column, const char* field) {
                return row.is_null(column) ? ""
                                           : reading.open(audit::SealedText(row.copied(column),
                                                                            {field, any(action)}));
            };
            actions.push_back({.id = action,
                               .task = opened(1, "actions.task"),
                               .agency = row.string(2),
                               .owner = row.is_null(3)
                                            ? opened(4, "actions.contact")
                                            : accounts::account_name(reading, row.id<AccountId>(3)),
                               .due_on = row.date(5),
                               .last_report = row.string_or_empty(6)});
        });
    return actions;
}

std::optional<ChildVoice> child_voice(const audit::Reading& reading, const forms::Form& form,
                                      CaseId id) {
    if (!reading.permit().covers(access::Part::general)) return std::nullopt;
    const auto heard = heard_by_panel(reading, id);
    return heard ? heard : as_referred(reading, form, id);
}

}  // namespace mase::chronology
