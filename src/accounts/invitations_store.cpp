#include "accounts/invitations_store.h"

#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "approvals/approvals_store.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

constexpr std::int64_t day_seconds = 24 * 60 * 60;

std::string hash_of(std::string_view token) {
    return content_hash("invitation:" + std::string(token));
}

}  // namespace

std::string invite(audit::Change& change, AccountId account, const panels::Panel& panel) {
    std::string token = random_token();
    withdraw_passphrase(change, account);
    end_second_steps(change, account);
    end_other_sessions(change, account, {});  // whoever has one may be why they ask
    change.execute(
        "INSERT INTO invitations (account_id, token_hash, panel_id, made_by, made_at, expires_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {account, hash_of(token), change.panel(), change.actor().account, change.now(),
         plus_seconds(change.now(), panel.link_days * day_seconds)});
    approvals::note_let_in(change, account);
    change.shows(account);
    change.note("link made");
    return token;
}

bool has_link(const audit::Reading& reading, AccountId account) {
    bool has = false;
    reading.rows("SELECT 1 FROM invitations WHERE panel_id = $1 AND account_id = $2",
                 {reading.panel(), account}, [&](const db::Row&) { has = true; });
    return has;
}

std::optional<Invited> find_invited(const site::App& app, std::string_view token) {
    const audit::Lookup lookup(app.records);
    std::optional<Invited> invited;
    lookup.rows(
        "SELECT i.account_id, i.panel_id, a.email, i.made_by FROM invitations i JOIN accounts a ON "
        "a.id = i.account_id WHERE i.token_hash = $1 AND i.panel_id = $4 AND i.expires_at > $2 AND "
        "a.disabled_at IS NULL AND (a.last_day IS NULL OR a.last_day >= $3)",
        {hash_of(token), lookup.now(), in_london(lookup.now()).date, app.panel_id},
        [&](const db::Row& row) {
            invited = Invited{.account = row.id<AccountId>(0),
                              .panel = row.id<PanelId>(1),
                              .email = row.string(2),
                              .by = row.id<AccountId>(3)};
        });
    if (invited && app.panel.sign_on.must_sign_on(invited->email)) return std::nullopt;
    return invited;
}

bool join(audit::Change& change, const Invited& invited, std::string_view token,
          const std::string& hash, const std::string& statement) {
    const std::int64_t taken = change.execute(
        "DELETE FROM invitations WHERE account_id = $1 AND token_hash = $2 AND expires_at > $3",
        {invited.account, hash_of(token), change.now()});
    if (taken == 0) return false;
    set_passphrase(change, invited.account, hash);
    // Whoever gave them the link may have opened it, so they let them in today as well.
    approvals::note_let_in(change, invited.account, invited.by);
    change.execute(
        "INSERT INTO agreements (panel_id, account_id, statement, agreed_at) VALUES ($1, $2, $3, "
        "$4)",
        {change.panel(), invited.account, statement, change.now()});
    change.note("joined");
    change.note("agreed to statement " + statement);
    return true;
}

std::optional<Agreement> last_agreement(const audit::Reading& reading, AccountId account) {
    std::optional<Agreement> last;
    reading.rows(
        "SELECT statement, agreed_at FROM agreements WHERE panel_id = $1 AND account_id = $2 ORDER "
        "BY agreed_at DESC LIMIT 1",
        {reading.panel(), account}, [&](const db::Row& row) {
            last = Agreement{.statement = row.string(0), .at = row.instant(1)};
        });
    return last;
}

}  // namespace mase::accounts
