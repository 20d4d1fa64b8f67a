#include "accounts/sign_on_store.h"

#include <algorithm>

#include "accounts/second_factors_store.h"
#include "audit/lookup.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

constexpr std::int64_t most_from_one_address = 100;

std::string hash_of(std::string_view what, std::string_view text) {
    return content_hash(std::string(what) + ":" + std::string(text));
}

std::string made_of(std::string_view what, const Ends& ends) {
    return hash_of(what, ends.state + ":" + ends.browser);
}

Instant earliest(Instant now) {
    return plus_seconds(now, -attempt_seconds);
}

constexpr std::string_view columns =
    "SELECT a.id, a.email, m.agency, (SELECT count(*) FROM sign_on_bindings b WHERE "
    "b.account_id = a.id AND b.issuer = $1) FROM accounts a JOIN memberships m ON m.account_id = "
    "a.id WHERE m.panel_id = $4 AND a.panel_id = $4 AND a.disabled_at IS NULL AND (a.last_day IS "
    "NULL OR a.last_day >= $3) AND ";

// `condition` is of the issuer, $1, and of $2.
std::optional<Found> found(const site::App& app, std::string_view condition,
                           const std::string& issuer, const std::string& value) {
    const audit::Lookup lookup(app.records);
    std::optional<SignOnAccount> account;
    lookup.rows(std::string(columns) + std::string(condition),
                {issuer, value, in_london(lookup.now()).date, app.panel_id},
                [&](const db::Row& row) {
                    account = SignOnAccount{.account = row.id<AccountId>(0),
                                            .email = row.string(1),
                                            .agency = row.string(2),
                                            .is_bound_to_another = row.integer(3) > 0};
                });
    if (!account) return std::nullopt;
    auto credentials = find_credentials(lookup, app.panel_id, account->account);
    if (!credentials) return std::nullopt;
    return Found{.account = std::move(*account), .credentials = std::move(*credentials)};
}

}  // namespace

std::string nonce_of(const Ends& ends) {
    return made_of("nonce", ends);
}

std::string verifier_of(const Ends& ends) {
    return made_of("verifier", ends);
}

bool too_many_attempts(const site::App& app, const std::string& client) {
    const audit::Lookup lookup(app.records);
    std::int64_t count = 0;
    lookup.rows("SELECT count(*) FROM sign_on_attempts WHERE client_hash = $1 AND started_at > $2",
                {hash_of("client", client), earliest(lookup.now())},
                [&](const db::Row& row) { count = row.integer(0); });
    return count >= most_from_one_address;
}

void start_attempt(audit::Change& change, const Ends& ends, const Attempt& attempt,
                   const std::string& client) {
    change.execute("DELETE FROM sign_on_attempts WHERE started_at <= $1", {earliest(change.now())});
    change.execute(
        "INSERT INTO sign_on_attempts (state_hash, browser_hash, client_hash, issuer, next, "
        "session_id, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {hash_of("state", ends.state), hash_of("browser", ends.browser), hash_of("client", client),
         attempt.issuer, attempt.next, attempt.session, change.now()});
}

bool has_attempt(const site::App& app, const Ends& ends) {
    const audit::Lookup lookup(app.records);
    bool has = false;
    lookup.rows(
        "SELECT 1 FROM sign_on_attempts WHERE state_hash = $1 AND browser_hash = $2 AND started_at "
        "> $3",
        {hash_of("state", ends.state), hash_of("browser", ends.browser), earliest(lookup.now())},
        [&](const db::Row&) { has = true; });
    return has;
}

std::optional<Attempt> take_attempt(audit::Change& change, const Ends& ends) {
    std::optional<Attempt> attempt;
    change.rows(
        "SELECT issuer, next, session_id, started_at FROM sign_on_attempts WHERE state_hash = $1 "
        "AND browser_hash = $2 AND started_at > $3",
        {hash_of("state", ends.state), hash_of("browser", ends.browser), earliest(change.now())},
        [&](const db::Row& row) {
            attempt = Attempt{.issuer = row.string(0),
                              .next = row.string(1),
                              .session = row.maybe_id<SessionId>(2),
                              .started_at = row.instant(3)};
        });
    if (attempt)
        change.execute("DELETE FROM sign_on_attempts WHERE state_hash = $1",
                       {hash_of("state", ends.state)});
    return attempt;
}

std::optional<Found> found_by_subject(const site::App& app, const std::string& issuer,
                                      const std::string& subject) {
    return found(app,
                 "a.id IN (SELECT s.account_id FROM sign_on_bindings s WHERE s.issuer = $1 AND "
                 "s.subject_hash = $2)",
                 issuer, hash_of("subject", subject));
}

std::optional<Found> found_by_email(const site::App& app, const std::string& issuer,
                                    const std::string& email) {
    return found(app, "a.email = $2", issuer, email);
}

std::optional<AccountId> account_of_session(const site::App& app, SessionId session) {
    std::optional<AccountId> account;
    audit::Lookup(app.records)
        .rows(
            "SELECT account_id FROM sessions WHERE id = $1 AND panel_id = $2 AND ended_at IS NULL",
            {session, app.panel_id}, [&](const db::Row& row) { account = row.id<AccountId>(0); });
    return account;
}

Result<int> bind(audit::Change& change, const std::string& issuer, const std::string& subject,
                 AccountId account) {
    bool is_taken = false;
    change.rows(
        "SELECT 1 FROM sign_on_bindings b JOIN accounts a ON a.id = b.account_id WHERE b.issuer = "
        "$1 AND a.panel_id = $4 AND (b.subject_hash = $2 OR b.account_id = $3)",
        {issuer, hash_of("subject", subject), account, change.panel()},
        [&](const db::Row&) { is_taken = true; });
    if (is_taken) return refused("", "Someone signed on meanwhile: sign in again");
    change.execute(
        "INSERT INTO sign_on_bindings (issuer, subject_hash, account_id, bound_at) VALUES ($1, $2, "
        "$3, $4)",
        {issuer, hash_of("subject", subject), account, change.now()});
    change.note("sign-on bound");
    return 0;
}

bool still_means(const audit::Reading& reading, const std::string& issuer,
                 const std::string& subject, AccountId account) {
    bool means = false;
    reading.rows(
        "SELECT 1 FROM sign_on_bindings b JOIN accounts a ON a.id = b.account_id WHERE b.issuer = "
        "$1 AND b.subject_hash = $2 AND b.account_id = $3 AND a.disabled_at IS NULL AND "
        "(a.last_day IS "
        "NULL OR a.last_day >= $4)",
        {issuer, hash_of("subject", subject), account, reading.today()},
        [&](const db::Row&) { means = true; });
    return means;
}

void note_proof(audit::Change& change, SessionId session) {
    change.execute("UPDATE sessions SET proved_at = $2 WHERE id = $1 AND ended_at IS NULL",
                   {session, change.now()});
}

void note_proof_at_start(audit::Change& change, std::string_view token, std::int64_t seconds) {
    const std::int64_t now = change.now().micros;
    const std::int64_t at =
        std::clamp(seconds, std::int64_t{0}, now / micros_a_second) * micros_a_second;
    const Instant before{std::min(at, now - 1)};
    change.execute("UPDATE sessions SET proved_at = $2 WHERE token_hash = $1",
                   {content_hash(token), before});
}

std::optional<Binding> find_binding(const audit::Reading& reading, AccountId account,
                                    const std::string& issuer) {
    std::optional<Binding> binding;
    reading.rows(
        "SELECT b.issuer, b.bound_at FROM sign_on_bindings b JOIN memberships m ON m.account_id = "
        "b.account_id WHERE m.panel_id = $1 AND b.account_id = $2 AND b.issuer = $3",
        {reading.panel(), account, issuer}, [&](const db::Row& row) {
            binding = Binding{.issuer = row.string(0), .bound_at = row.instant(1)};
        });
    return binding;
}

std::string bindings_text(const audit::Reading& reading, AccountId account) {
    std::string all;
    reading.rows(
        "SELECT b.issuer, b.bound_at FROM sign_on_bindings b JOIN memberships m ON m.account_id = "
        "b.account_id WHERE m.panel_id = $1 AND b.account_id = $2 ORDER BY b.issuer",
        {reading.panel(), account}, [&](const db::Row& row) {
            all += row.string(0) + " " + std::to_string(row.instant(1).micros) + "\n";
        });
    return all;
}

bool unbind(audit::Change& change, AccountId account) {
    const bool was_bound =
        change.execute("DELETE FROM sign_on_bindings WHERE account_id = $1", {account}) > 0;
    end_other_sessions(change, account, {});
    end_second_steps(change, account);
    change.shows(account);
    change.note("sign-on unbound");
    return was_bound;
}

}  // namespace mase::accounts
