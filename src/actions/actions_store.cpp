#include "actions/actions_store.h"

#include "accounts/accounts_store.h"
#include "platform/db_lists.h"

namespace mase::actions {

namespace {

constexpr std::string_view columns =
    "SELECT a.id, a.case_id, a.item_id, a.meeting_id, a.agency, a.owner_id, a.contact, a.due_on, "
    "a.task, a.state, a.last_report, a.reported_at, a.confirmed_at, a.version FROM actions a WHERE "
    "a.panel_id = $1 AND ";

Action read(const audit::Reading& reading, const db::Row& row) {
    Action action{.id = row.id<ActionId>(0),
                  .case_id = row.id<CaseId>(1),
                  .item = row.id<ItemId>(2),
                  .meeting = row.id<MeetingId>(3),
                  .agency = row.string(4),
                  .owner = row.maybe_id<AccountId>(5),
                  .contact = {},
                  .due_on = row.date(7),
                  .task = {},
                  .state = row.string(9),
                  .last_report = row.string_or_empty(10),
                  .reported_at = row.maybe_instant(11),
                  .confirmed_at = row.maybe_instant(12),
                  .version = int(row.integer(13))};
    if (!row.is_null(6))
        action.contact =
            reading.open(audit::SealedText(row.copied(6), {"actions.contact", any(action.id)}));
    action.task = reading.open(audit::SealedText(row.copied(8), {"actions.task", any(action.id)}));
    return action;
}

std::vector<Action> select(const audit::Reading& reading, const std::string& condition,
                           const db::Values& values) {
    std::vector<Action> actions;
    reading.rows(std::string(columns) + condition, values,
                 [&](const db::Row& row) { actions.push_back(read(reading, row)); });
    return actions;
}

std::string condition(Which which) {
    const std::string final = "('DONE', 'NOT_POSSIBLE', 'NOT_UNDERTAKEN')";
    switch (which) {
        case Which::waiting: return "a.state = 'open' AND a.last_report IN " + final;
        case Which::confirmed: return "a.state = 'confirmed'";
        case Which::due:
        case Which::late: break;
    }
    return "a.state = 'open' AND (a.last_report IS NULL OR a.last_report NOT IN " + final + ")";
}

}  // namespace

void let_in(audit::Change& change, const Action& action) {
    if (action.owner) site::relate(change, site::holder(*action.owner), "owner", any(action.id));
    site::relate(change, action.agency, "agency_action", any(action.id));
    site::relate(change, action.agency, "agency_action", any(action.case_id));
}

ActionId propose(audit::Change& change, const Asked& asked, const NewAction& action) {
    const auto id = change.new_id<ActionId>();
    change.execute(
        "INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, owner_id, "
        "contact, due_on, task, state, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
        "$9, $10, 'proposed', $11, 1)",
        {change.panel(), id, asked.case_id, asked.item, asked.meeting, action.agency, action.owner,
         action.contact.empty()
             ? db::Value(nullptr)
             : db::Value(change.seal(asked.key, action.contact, {"actions.contact", any(id)})),
         action.due_on, change.seal(asked.key, action.task, {"actions.task", any(id)}),
         change.now()});
    change.shows(id);
    change.note("action proposed");
    return id;
}

Result<int> remove_proposed(audit::Change& change, ActionId id, ItemId item) {
    const std::int64_t removed = change.execute(
        "DELETE FROM actions WHERE panel_id = $1 AND id = $2 AND item_id = $3 AND state = "
        "'proposed'",
        {change.panel(), id, item});
    if (removed == 0)
        return refused("", "This action has started, so it stays until the panel confirms it");
    change.note("proposed action removed");
    return 0;
}

void start_actions(audit::Change& change, MeetingId meeting) {
    const auto proposed =
        select(change, "a.meeting_id = $2 AND a.state = 'proposed'", {change.panel(), meeting});
    for (const Action& action : proposed) {
        change.execute(
            "UPDATE actions SET state = 'open', version = version + 1 WHERE panel_id = $1 AND id = "
            "$2",
            {change.panel(), action.id});
        let_in(change, action);
        change.shows(action.id);
    }
    if (!proposed.empty()) change.note("actions started");
}

std::optional<Action> find_action(const audit::Reading& reading, ActionId id) {
    const auto found = select(reading, "a.id = $2", {reading.panel(), id});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Action> actions_of_case(const audit::Reading& reading, CaseId id) {
    return select(reading, "a.case_id = $2 ORDER BY a.due_on, a.id", {reading.panel(), id});
}

std::vector<Action> actions_of_item(const audit::Reading& reading, ItemId id) {
    return select(reading, "a.item_id = $2 ORDER BY a.made_at, a.id", {reading.panel(), id});
}

std::vector<Action> actions_to_check(const audit::Reading& reading, CaseId case_id, ItemId item) {
    return select(reading,
                  "a.case_id = $2 AND a.item_id <> $3 AND (a.state = 'open' OR EXISTS (SELECT 1 "
                  "FROM action_checks k WHERE k.panel_id = a.panel_id AND k.action_id = a.id AND "
                  "k.item_id = $3)) ORDER BY a.due_on, a.id",
                  {reading.panel(), case_id, item});
}

std::vector<CaseId> cases_with_open_actions(const audit::Reading& reading) {
    std::vector<CaseId> cases;
    reading.rows(
        "SELECT DISTINCT case_id FROM actions WHERE panel_id = $1 AND state = 'open' ORDER BY "
        "case_id",
        {reading.panel()}, [&](const db::Row& row) { cases.push_back(row.id<CaseId>(0)); });
    return cases;
}

std::vector<Action> list_actions(const audit::Reading& reading, const site::Scope& scope,
                                 const Filter& filter) {
    db::Values values{reading.panel()};
    std::string wanted = condition(filter.which);
    if (filter.which == Which::late)
        wanted += " AND a.due_on < " + db::bound(values, reading.today());
    if (filter.owner) wanted += " AND a.owner_id = " + db::bound(values, *filter.owner);
    if (!filter.agency.empty()) wanted += " AND a.agency = " + db::bound(values, filter.agency);
    if (filter.after) {
        const std::string day = db::bound(values, filter.after->due_on);
        wanted += " AND (a.due_on > " + day + " OR (a.due_on = " + day + " AND a.id > " +
                  db::bound(values, filter.after->id) + "))";
    }
    wanted += " AND " + site::visible(scope, "a.id", reading.now(), values);
    wanted += " ORDER BY a.due_on, a.id LIMIT " + db::bound(values, filter.count);
    auto actions = select(reading, wanted, values);
    for (const Action& action : actions) {
        reading.shows(action.id);
        reading.shows(action.case_id);
    }
    return actions;
}

Behind behind(const audit::Reading& reading, const Action& action) {
    Behind behind;
    reading.rows(
        "SELECT m.held_on, d.decision FROM meetings m LEFT JOIN discussions d ON d.panel_id = "
        "m.panel_id AND d.item_id = $3 WHERE m.panel_id = $1 AND m.id = $2",
        {reading.panel(), action.meeting, action.item}, [&](const db::Row& row) {
            behind = {.decision = row.string_or_empty(1), .held_on = row.date(0)};
        });
    return behind;
}

std::vector<Person> people(const audit::Reading& reading) {
    std::vector<Person> people;
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (!account.is_disabled && !account.agency.empty())
            people.push_back({account.id, account.name, account.agency});
    }
    return people;
}

std::vector<Person> people_for(const audit::Reading& reading, CaseId case_id) {
    std::vector<Person> all = people(reading);
    const auto related = site::related_to(reading, any(case_id));
    std::erase_if(all, [&](const Person& person) { return site::keep_out(related, person.id); });
    return all;
}

std::optional<access::Subject> action_subject(const audit::Lookup& lookup, PanelId panel,
                                              const site::Params& params) {
    const auto id = parse_id<ActionId>(params.at("action"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    // Not through its case: an agency with an action there has nothing to do with another's.
    lookup.rows("SELECT state, case_id FROM actions WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::action,
                                              .id = any(*id),
                                              .state = row.string(0),
                                              .via = {},
                                              .case_id = row.id<CaseId>(1)};
                });
    return subject;
}

}  // namespace mase::actions
