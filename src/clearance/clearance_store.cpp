#include "clearance/clearance_store.h"

#include <algorithm>

#include "cases/cases_store.h"
#include "cases/holders_store.h"
#include "site/relations_store.h"

namespace mase::clearance {

namespace {

using cases::CaseFile;

std::string opened(const audit::Reading& reading, const db::Row& row, int column, const char* field,
                   AnyId id) {
    if (row.is_null(column)) return "";
    return reading.open(audit::SealedText(row.copied(column), {field, id}));
}

std::optional<Ending> ending(const audit::Reading& reading, const db::Row& row, int first,
                             const char* field, AnyId id) {
    if (row.is_null(first + 2)) return std::nullopt;
    return Ending{.reason = opened(reading, row, first, field, id),
                  .by = row.id<AccountId>(first + 1),
                  .at = row.instant(first + 2)};
}

void end_row(audit::Change& change, const CaseFile& file, const std::string& table, AnyId id,
             const std::string& reason) {
    change.execute(
        "UPDATE " + table +
            " SET end_reason = $4, ended_by = $5, ended_at = $6 WHERE panel_id = $1 AND "
            "case_id = $2 AND id = $3",
        {change.panel(), file.id, id, change.seal(file.key, reason, {table + ".end_reason", id}),
         change.actor().account, change.now()});
}

std::set<AccountId> holders_of_relation(const audit::Reading& reading, CaseId case_id,
                                        std::string_view relation) {
    std::set<AccountId> accounts;
    for (const site::Related& related : site::related_to(reading, any(case_id))) {
        const auto account = parse_id<AccountId>(related.holder);
        if (related.relation == relation && account) accounts.insert(*account);
    }
    return accounts;
}

}  // namespace

std::vector<Connection> connections_of(const audit::Reading& reading, const CaseFile& file) {
    std::vector<Connection> connections;
    reading.rows(
        "SELECT id, account_id, meeting_id, named_by, named_at, reason, end_reason, ended_by, "
        "ended_at FROM case_connections WHERE panel_id = $1 AND case_id = $2 ORDER BY named_at "
        "DESC, id DESC",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            const auto id = row.id<AnyId>(0);
            connections.push_back(
                {.id = id,
                 .account = row.id<AccountId>(1),
                 .reason = opened(reading, row, 5, "case_connections.reason", id),
                 .declared_at = row.maybe_id<MeetingId>(2),
                 .named_by = row.id<AccountId>(3),
                 .named_at = row.instant(4),
                 .ended = ending(reading, row, 6, "case_connections.end_reason", id)});
        });
    return connections;
}

void connect(audit::Change& change, const CaseFile& file, const NewConnection& connection,
             std::optional<MeetingId> declared_at) {
    const auto id = change.new_id<AnyId>();
    change.execute(
        "INSERT INTO case_connections (panel_id, id, case_id, account_id, reason, meeting_id, "
        "named_by, named_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {change.panel(), id, file.id, connection.account,
         change.seal(file.key, connection.reason, {"case_connections.reason", id}), declared_at,
         change.actor().account, change.now()});
    if (connection.manager_takes_over)
        cases::move_holders(
            change, file,
            {.worker = *file.manager, .manager = *file.manager, .from_on = change.today()});
    site::relate(change, site::holder(connection.account), "connected", any(file.id));
    change.shows(connection.account);
    change.shows(file.id);
    change.note("connected");
}

Result<int> end_connection(audit::Change& change, const CaseFile& file, AnyId id,
                           const std::string& reason) {
    const auto all = connections_of(change, file);
    const auto found = std::ranges::find(all, id, &Connection::id);
    if (found == all.end() || !found->is_in_force())
        return refused("", "This connection has ended already");
    end_row(change, file, "case_connections", id, reason);
    site::end_relation(change, site::holder(found->account), "connected", any(file.id));
    change.shows(found->account);
    change.note("connection ended");
    return 0;
}

std::set<AccountId> connected_to(const audit::Reading& reading, CaseId case_id) {
    return holders_of_relation(reading, case_id, "connected");
}

std::optional<Restriction> restriction_of(const audit::Reading& reading, const CaseFile& file) {
    std::optional<Restriction> found;
    reading.rows(
        "SELECT id, set_by, set_at, reason FROM case_restrictions WHERE panel_id = $1 AND case_id "
        "= $2 AND ended_at IS NULL",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            const auto id = row.id<AnyId>(0);
            found = Restriction{.id = id,
                                .reason = opened(reading, row, 3, "case_restrictions.reason", id),
                                .set_by = row.id<AccountId>(1),
                                .set_at = row.instant(2)};
        });
    return found;
}

std::set<AccountId> cleared_for(const audit::Reading& reading, CaseId case_id) {
    return holders_of_relation(reading, case_id, "cleared");
}

void restrict_to(audit::Change& change, const CaseFile& file, const NewRestriction& restriction) {
    if (const auto before = restriction_of(change, file))
        end_row(change, file, "case_restrictions", before->id, restriction.reason);
    const auto id = change.new_id<AnyId>();
    change.execute(
        "INSERT INTO case_restrictions (panel_id, id, case_id, reason, set_by, set_at) VALUES ($1, "
        "$2, $3, $4, $5, $6)",
        {change.panel(), id, file.id,
         change.seal(file.key, restriction.reason, {"case_restrictions.reason", id}),
         change.actor().account, change.now()});
    for (const AccountId account : cleared_for(change, file.id)) {
        if (!restriction.people.contains(account))
            site::end_relation(change, site::holder(account), "cleared", any(file.id));
    }
    for (const AccountId account : restriction.people) {
        site::relate(change, site::holder(account), "cleared", any(file.id));
        change.shows(account);
    }
    site::relate(change, site::everyone, "restricted", any(file.id));
    change.note("restricted");
}

Result<int> end_restriction(audit::Change& change, const CaseFile& file,
                            const std::string& reason) {
    const auto restriction = restriction_of(change, file);
    if (!restriction) return refused("", "This case is not restricted any more");
    end_row(change, file, "case_restrictions", restriction->id, reason);
    site::end_relation_of_all(change, "restricted", any(file.id));
    site::end_relation_of_all(change, "cleared", any(file.id));
    change.note("restriction ended");
    return 0;
}

std::vector<Guest> guests_of(const audit::Reading& reading, ItemId item) {
    std::vector<Guest> guests;
    reading.rows(
        "SELECT g.account_id, a.name, m.agency FROM item_guests g JOIN accounts a ON a.id = "
        "g.account_id JOIN memberships m ON m.panel_id = g.panel_id AND m.account_id = "
        "g.account_id WHERE g.panel_id = $1 AND g.item_id = $2 AND g.ended_at IS NULL ORDER BY "
        "a.name, a.id",
        {reading.panel(), item}, [&](const db::Row& row) {
            guests.push_back(
                {.account = row.id<AccountId>(0), .name = row.string(1), .agency = row.string(2)});
        });
    return guests;
}

void invite(audit::Change& change, const meetings::Item& item, AccountId account) {
    change.execute(
        "INSERT INTO item_guests (panel_id, item_id, account_id, invited_by, invited_at) VALUES "
        "($1, $2, $3, $4, $5) ON CONFLICT (panel_id, item_id, account_id) DO UPDATE SET invited_by "
        "= excluded.invited_by, invited_at = excluded.invited_at, ended_at = NULL",
        {change.panel(), item.id, account, change.actor().account, change.now()});
    site::relate(change, site::holder(account), "invited", any(item.id));
    change.shows(account);
    change.note("guest invited");
}

Result<int> end_invitation(audit::Change& change, const meetings::Item& item, AccountId account) {
    const auto touched = change.execute(
        "UPDATE item_guests SET ended_at = $4 WHERE panel_id = $1 AND item_id = $2 AND account_id "
        "= $3 AND ended_at IS NULL",
        {change.panel(), item.id, account, change.now()});
    if (touched == 0) return refused("", "This invitation has ended already");
    site::end_relation(change, site::holder(account), "invited", any(item.id));
    change.shows(account);
    change.note("invitation ended");
    return 0;
}

std::vector<Invitation> own_invitations(const audit::Reading& reading) {
    std::vector<Invitation> invitations;
    db::Values values{reading.panel(), reading.actor().account};
    const std::string seen = site::not_unseen(reading, "i.case_id", values);
    reading.rows(
        "SELECT i.id, i.meeting_id, i.case_id FROM item_guests g JOIN agenda_items i ON i.panel_id "
        "= g.panel_id AND i.id = g.item_id JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
        "i.meeting_id WHERE g.panel_id = $1 AND g.account_id = $2 AND g.ended_at IS NULL AND "
        "i.state IN ('listed', 'discussed') AND m.state IN ('planned', 'circulated', 'sitting', "
        "'ended') AND " +
            seen + " ORDER BY m.held_on, i.id",
        values, [&](const db::Row& row) {
            invitations.push_back({.item = row.id<ItemId>(0),
                                   .meeting = row.id<MeetingId>(1),
                                   .case_id = row.id<CaseId>(2)});
        });
    return invitations;
}

}  // namespace mase::clearance
