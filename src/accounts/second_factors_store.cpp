#include "accounts/second_factors_store.h"

#include <algorithm>

#include "accounts/sessions_store.h"
#include "approvals/approvals_store.h"
#include "audit/lookup.h"
#include "platform/secrets.h"
#include "platform/totp.h"

namespace mase::accounts {

namespace {

constexpr std::int64_t second_step_seconds = 10 * 60;
constexpr std::int64_t offer_seconds = 10 * 60;

audit::Place kept_place(AccountId account) {
    return {"second_factors.secret", any(account)};
}
audit::Place offered_place(AccountId account) {
    return {"second_factor_offers.secret", any(account)};
}

void forget(audit::Change& change, AccountId account) {
    change.execute("DELETE FROM recovery_codes WHERE account_id = $1", {account});
    change.execute("DELETE FROM second_factors WHERE account_id = $1", {account});
    change.execute("DELETE FROM second_factor_offers WHERE account_id = $1", {account});
    end_second_steps(change, account);
}

}  // namespace

std::optional<SecondFactor> find_second_factor(const audit::Reading& reading, AccountId account) {
    std::optional<SecondFactor> found;
    reading.rows(
        "SELECT f.set_up_at, (SELECT count(*) FROM recovery_codes c WHERE c.account_id = "
        "f.account_id AND c.used_at IS NULL) FROM second_factors f JOIN memberships m ON "
        "m.account_id = f.account_id WHERE m.panel_id = $1 AND f.account_id = $2",
        {reading.panel(), account}, [&](const db::Row& row) {
            found = SecondFactor{.set_up_at = row.instant(0),
                                 .recovery_codes_left = int(row.integer(1))};
        });
    return found;
}

void offer_secret(audit::Change& change, AccountId account, SessionId session) {
    change.execute(
        "INSERT INTO second_factor_offers (account_id, session_id, secret, offered_at) VALUES ($1, "
        "$2, $3, $4) ON CONFLICT (account_id) DO UPDATE SET session_id = excluded.session_id, "
        "secret = excluded.secret, offered_at = excluded.offered_at",
        {account, session,
         change.seal(change.panel_key(), totp::new_secret(), offered_place(account)),
         change.now()});
}

std::string offered_secret(const audit::Reading& reading, AccountId account, SessionId session) {
    audit::SealedText sealed;
    reading.rows(
        "SELECT secret FROM second_factor_offers WHERE account_id = $1 AND session_id = $2 AND "
        "offered_at > $3",
        {account, session, plus_seconds(reading.now(), -offer_seconds)}, [&](const db::Row& row) {
            sealed = audit::SealedText(row.copied(0), offered_place(account));
        });
    return reading.open(sealed);
}

bool fits_offered(const audit::Reading& reading, AccountId account, SessionId session,
                  const std::string& code) {
    const std::string secret = offered_secret(reading, account, session);
    return !secret.empty() && totp::step_of(secret, code, reading.now());
}

bool keep_offered(audit::Change& change, AccountId account, SessionId session,
                  const std::string& code, const std::vector<std::string>& recovery_hashes) {
    const std::string secret = offered_secret(change, account, session);
    if (secret.empty()) return false;
    const auto step = totp::step_of(secret, code, change.now());
    if (!step) return false;
    forget(change, account);
    change.execute(
        "INSERT INTO second_factors (account_id, secret, last_step, set_up_at) VALUES ($1, $2, $3, "
        "$4)",
        {account, change.seal(change.panel_key(), secret, kept_place(account)), *step,
         change.now()});
    for (const std::string& hash : recovery_hashes)
        change.execute("INSERT INTO recovery_codes (account_id, hash) VALUES ($1, $2)",
                       {account, hash});
    change.note("second step set up");
    return true;
}

void remove_second_factor(audit::Change& change, AccountId account) {
    forget(change, account);
    change.note("second step removed");
}

void reset_second_factor(audit::Change& change, AccountId account) {
    forget(change, account);
    end_other_sessions(change, account, {});
    approvals::note_let_in(change, account);
    change.shows(account);
    change.note("second step reset");
}

bool has_second_factor(const site::App& app, AccountId account) {
    bool has = false;
    audit::Lookup(app.records)
        .rows("SELECT 1 FROM second_factors WHERE account_id = $1", {account},
              [&](const db::Row&) { has = true; });
    return has;
}

std::string start_second_step(audit::Change& change, AccountId account, const std::string& issuer) {
    std::string token = random_token();
    change.execute("DELETE FROM second_steps WHERE started_at < $1",
                   {plus_seconds(change.now(), -second_step_seconds)});
    change.execute(
        "INSERT INTO second_steps (token_hash, account_id, started_at, issuer) VALUES ($1, $2, $3, "
        "$4)",
        {content_hash(token), account, change.now(), issuer});
    return token;
}

std::optional<Credentials> at_second_step(const site::App& app, std::string_view token) {
    const audit::Lookup lookup(app.records);
    std::optional<AccountId> account;
    lookup.rows("SELECT account_id FROM second_steps WHERE token_hash = $1 AND started_at > $2",
                {content_hash(token), plus_seconds(lookup.now(), -second_step_seconds)},
                [&](const db::Row& row) { account = row.id<AccountId>(0); });
    return account ? find_credentials(lookup, app.panel_id, *account) : std::nullopt;
}

void end_second_steps(audit::Change& change, AccountId account) {
    change.execute("DELETE FROM second_steps WHERE account_id = $1", {account});
}

std::optional<Arrival> take_second_step(audit::Change& change, std::string_view token) {
    std::optional<Arrival> arrival;
    change.rows("SELECT issuer FROM second_steps WHERE token_hash = $1", {content_hash(token)},
                [&](const db::Row& row) { arrival = Arrival{.issuer = row.string(0)}; });
    change.execute("DELETE FROM second_steps WHERE token_hash = $1", {content_hash(token)});
    return arrival;
}

bool take_code(audit::Change& change, AccountId account, const std::string& code) {
    audit::SealedText sealed;
    std::int64_t last = 0;
    change.rows("SELECT secret, last_step FROM second_factors WHERE account_id = $1", {account},
                [&](const db::Row& row) {
                    sealed = audit::SealedText(row.copied(0), kept_place(account));
                    last = row.integer(1);
                });
    if (sealed.is_empty()) return false;
    const auto step = totp::step_of(change.open(sealed), code, change.now());
    if (!step || *step <= last) return false;
    change.execute("UPDATE second_factors SET last_step = $2 WHERE account_id = $1",
                   {account, *step});
    return true;
}

std::optional<std::string> recovery_hash_of(const site::App& app, AccountId account,
                                            const std::string& code) {
    std::vector<std::string> hashes;
    audit::Lookup(app.records)
        .rows("SELECT hash FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL",
              {account}, [&](const db::Row& row) { hashes.push_back(row.string(0)); });
    const auto found = std::ranges::find_if(
        hashes, [&](const std::string& hash) { return matches_passphrase(hash, code); });
    return found == hashes.end() ? std::nullopt : std::optional(*found);
}

bool take_recovery_code(audit::Change& change, AccountId account, const std::string& hash) {
    return change.execute(
               "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND hash = $2 AND "
               "used_at IS NULL",
               {account, hash, change.now()}) == 1;
}

}  // namespace mase::accounts
