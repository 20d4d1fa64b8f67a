#include "accounts/people_store.h"

#include "site/relations_store.h"

namespace mase::accounts {

std::map<AccountId, Presence> presences(const audit::Reading& reading) {
    std::map<AccountId, Presence> found;
    reading.rows(
        "SELECT a.id, max(s.seen_at), a.disabled_at, a.must_change FROM accounts a JOIN "
        "memberships m ON m.account_id = a.id LEFT JOIN sessions s ON s.account_id = a.id AND "
        "s.panel_id = m.panel_id WHERE m.panel_id = $1 GROUP BY a.id, a.disabled_at, a.must_change",
        {reading.panel()}, [&](const db::Row& row) {
            found[row.id<AccountId>(0)] = {.last_seen = row.maybe_instant(1),
                                           .ended_at = row.maybe_instant(2),
                                           .is_to_join = row.integer(3) == 1};
        });
    return found;
}

std::map<std::string, int> held_by(const audit::Reading& reading, AccountId account) {
    std::map<std::string, int> held;
    db::Values values{reading.panel(), site::holder(account), reading.now()};
    const std::string seen = site::not_unseen(reading, "subject_id", values);
    reading.rows(
        "SELECT relation, count(*) FROM relations WHERE panel_id = $1 AND holder = $2 AND from_at "
        "<= $3 AND (until_at IS NULL OR until_at > $3) AND " +
            seen + " GROUP BY relation",
        values, [&](const db::Row& row) { held[row.string(0)] = int(row.integer(1)); });
    return held;
}

std::optional<access::Subject> person_subject(const audit::Lookup& lookup, PanelId panel,
                                              const site::Params& params) {
    const auto id = parse_id<AccountId>(params.at("person"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT 1 FROM memberships WHERE panel_id = $1 AND account_id = $2", {panel, *id},
                [&](const db::Row&) {
                    subject = access::Subject{.kind = access::SubjectKind::account,
                                              .id = any(*id),
                                              .state = {},
                                              .via = {},
                                              .case_id = {}};
                });
    return subject;
}

}  // namespace mase::accounts
