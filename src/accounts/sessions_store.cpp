#include "accounts/sessions_store.h"

#include "accounts/second_factor.h"
#include "accounts/typed_store.h"
#include "audit/lookup.h"
#include "platform/secrets.h"
#include "site/relations_store.h"

namespace mase::accounts {

namespace {

struct Held {
    access::Actor actor;
    Instant started_at;
    Instant seen_at;
    std::string email;
    std::string issuer;
    bool has_second_factor = false;
};

// A session of one panel is none of another's, though the account may belong to both.
std::optional<Held> find_session(const audit::Lookup& lookup, PanelId panel,
                                 std::string_view token) {
    std::optional<Held> held;
    lookup.rows(
        "SELECT s.id, s.account_id, s.panel_id, s.started_at, s.seen_at, a.name, m.agency, "
        "s.has_stepped + (SELECT count(*) FROM second_factors f WHERE f.account_id = a.id), "
        "a.email, s.issuer FROM sessions s JOIN accounts a ON a.id = s.account_id JOIN memberships "
        "m ON m.account_id = s.account_id AND m.panel_id = s.panel_id WHERE s.token_hash = $1 AND "
        "s.panel_id = $3 AND s.ended_at IS NULL AND a.disabled_at IS NULL AND (a.last_day IS NULL "
        "OR a.last_day >= $2) AND (a.must_change = 0 OR s.issuer <> '')",
        {content_hash(token), in_london(lookup.now()).date, panel}, [&](const db::Row& row) {
            held = Held{.actor = {.account = row.id<AccountId>(1),
                                  .name = row.string(5),
                                  .panel = row.id<PanelId>(2),
                                  .agency = row.string(6),
                                  .sector = {},
                                  .roles = {},
                                  .session = row.id<SessionId>(0)},
                        .started_at = row.instant(3),
                        .seen_at = row.instant(4),
                        .email = row.string(8),
                        .issuer = row.string(9),
                        .has_second_factor = row.integer(7) > 0};
        });
    if (!held) return held;
    lookup.rows("SELECT role FROM membership_roles WHERE panel_id = $1 AND account_id = $2",
                {held->actor.panel, held->actor.account}, [&](const db::Row& row) {
                    if (const auto role = access::role_named(row.text(0)))
                        held->actor.roles.insert(*role);
                });
    return held;
}

bool sits_now(const audit::Lookup& lookup, const access::Actor& actor) {
    bool sits = false;
    lookup.rows(
        "SELECT 1 FROM relations r JOIN meetings m ON m.panel_id = r.panel_id AND m.id = "
        "r.subject_id WHERE r.panel_id = $1 AND r.holder = $2 AND r.relation IN ('seated', "
        "'chairing') AND r.until_at IS NULL AND m.state = 'sitting'",
        {actor.panel, site::holder(actor.account)}, [&](const db::Row&) { sits = true; });
    return sits;
}

void note_seen(const site::App& app, const access::Actor& actor) {
    audit::Outbox outbox(app.records);  // nobody waits for it
    (void)app.records.change(access::program(access::Task::keep_house, actor.panel, actor.account),
                             outbox, [&](audit::Change& change) -> Result<int> {
                                 change.execute("UPDATE sessions SET seen_at = $2 WHERE id = $1",
                                                {actor.session, change.now()});
                                 change.note("seen");
                                 return 0;
                             });
}

template <class Reader>
Standing find_standing(const Reader& reader, SessionId session) {
    Standing standing;
    reader.rows("SELECT issuer, proved_at, started_at FROM sessions WHERE id = $1", {session},
                [&](const db::Row& row) {
                    standing = {.issuer = row.string(0),
                                .proved_at = row.maybe_instant(1),
                                .started_at = row.instant(2)};
                });
    return standing;
}

bool is_idle(const panels::Panel& panel, Instant seen_at, Instant now) {
    return now > plus_seconds(seen_at, panel.idle_minutes * 60);
}

bool is_old(const panels::Panel& panel, Instant started_at, Instant now) {
    return now > plus_seconds(started_at, panel.absolute_hours * 3600);
}

}  // namespace

std::string start_session(audit::Change& change, AccountId account, const Arrival& arrival) {
    std::string token = random_token();
    forget_old_typed(change);
    change.execute(
        "INSERT INTO sessions (id, token_hash, account_id, panel_id, started_at, seen_at, issuer, "
        "has_stepped) VALUES ($1, $2, $3, $4, $5, $5, $6, $7)",
        {change.new_id<SessionId>(), content_hash(token), account, change.panel(), change.now(),
         arrival.issuer, arrival.has_stepped ? 1 : 0});
    return token;
}

std::string renew_session(audit::Change& change, SessionId session) {
    std::string token = random_token();
    change.execute("UPDATE sessions SET token_hash = $2 WHERE id = $1",
                   {session, content_hash(token)});
    return token;
}

void end_session(audit::Change& change, SessionId session) {
    change.execute("UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
                   {session, change.now()});
}

void end_other_sessions(audit::Change& change, AccountId account, SessionId kept) {
    change.execute(
        "UPDATE sessions SET ended_at = $3 WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL",
        {account, kept, change.now()});
}

std::string start_afresh(audit::Change& change, const access::Actor& actor) {
    end_other_sessions(change, actor.account, actor.session);
    return renew_session(change, actor.session);
}

std::vector<SessionRow> open_sessions(const audit::Reading& reading, const panels::Panel& panel) {
    std::vector<SessionRow> sessions;
    reading.rows(
        "SELECT id, started_at, seen_at FROM sessions WHERE account_id = $1 AND ended_at IS NULL "
        "ORDER BY started_at DESC",
        {reading.actor().account}, [&](const db::Row& row) {
            const SessionRow session{row.id<SessionId>(0), row.instant(1), row.instant(2)};
            const bool is_over = is_old(panel, session.started_at, reading.now()) ||
                                 is_idle(panel, session.seen_at, reading.now());
            if (!is_over || session.id == reading.actor().session) sessions.push_back(session);
        });
    return sessions;
}

std::optional<access::Actor> authenticate(const site::App& app, std::string_view token,
                                          site::AskedBy by) {
    std::optional<Held> held;
    {
        const audit::Lookup lookup(app.records);
        held = find_session(lookup, app.panel_id, token);
        if (!held) return std::nullopt;
        const Instant now = lookup.now();
        const bool idle = is_idle(app.panel, held->seen_at, now);
        if (is_old(app.panel, held->started_at, now) || (idle && !sits_now(lookup, held->actor)))
            return std::nullopt;
    }
    if (!app.panel.sign_on.may_use(held->email, held->issuer)) return std::nullopt;
    held->actor.sector = app.panel.sector_of(held->actor.agency);
    if (!held->has_second_factor &&
        (needs_second_factor(held->actor.roles, app.panel) ||
         owes_for_passphrase(held->email, held->issuer, app.panel.sign_on)))
        held->actor.roles.clear();
    const bool is_fresh = app.records.clock().now() <= plus_seconds(held->seen_at, 60);
    if (by == site::AskedBy::person && !is_fresh) note_seen(app, held->actor);
    return held->actor;
}

Standing standing_of(const audit::Reading& reading, SessionId session) {
    return find_standing(reading, session);
}

Standing standing_of(const site::App& app, SessionId session) {
    return find_standing(audit::Lookup(app.records), session);
}

std::optional<Newcomer> find_newcomer(const site::App& app, std::string_view token) {
    const auto actor = authenticate(app, token);
    if (!actor || !actor->roles.empty()) return std::nullopt;
    const audit::Lookup lookup(app.records);
    const auto credentials = find_credentials(lookup, actor->panel, actor->account);
    if (!credentials) return std::nullopt;
    Newcomer newcomer{.session = actor->session, .credentials = *credentials};
    lookup.rows("SELECT issuer FROM sessions WHERE id = $1", {actor->session},
                [&](const db::Row& row) { newcomer.issuer = row.string(0); });
    newcomer.has_no_role = true;
    lookup.rows("SELECT 1 FROM membership_roles WHERE panel_id = $1 AND account_id = $2",
                {actor->panel, actor->account},
                [&](const db::Row&) { newcomer.has_no_role = false; });
    return newcomer;
}

}  // namespace mase::accounts
