#include "accounts/accounts_store.h"

#include <algorithm>
#include <map>

#include "approvals/approvals_store.h"
#include "platform/db_lists.h"

namespace mase::accounts {

namespace {

constexpr std::string_view columns =
    "SELECT a.id, a.email, a.name, a.job, a.telephone, m.agency, m.deputy_of, m.manager_id, "
    "a.disabled_at, a.version, a.last_day FROM accounts a JOIN memberships m ON m.account_id = "
    "a.id WHERE "
    "m.panel_id = $1";

Account read(const db::Row& row, Date today) {
    const auto last_day = row.maybe_date(10);
    return {.id = row.id<AccountId>(0),
            .email = row.string(1),
            .name = row.string(2),
            .job = row.string(3),
            .telephone = row.string(4),
            .agency = row.string(5),
            .roles = {},
            .deputy_of = row.maybe_id<AccountId>(6),
            .manager = row.maybe_id<AccountId>(7),
            .last_day = last_day,
            .is_disabled = !row.is_null(8) || (last_day && *last_day < today),
            .version = int(row.integer(9))};
}

void add_roles(const audit::Reading& reading, Account& account) {
    reading.rows("SELECT role FROM membership_roles WHERE panel_id = $1 AND account_id = $2",
                 {reading.panel(), account.id}, [&](const db::Row& row) {
                     if (const auto role = access::role_named(row.text(0)))
                         account.roles.insert(*role);
                 });
}

void save_membership(audit::Change& change, const Account& account) {
    change.execute(
        "INSERT INTO memberships (panel_id, account_id, agency, deputy_of, manager_id) VALUES "
        "($1, $2, $3, $4, $5) ON CONFLICT (panel_id, account_id) DO UPDATE SET agency = "
        "excluded.agency, deputy_of = excluded.deputy_of, manager_id = excluded.manager_id",
        {change.panel(), account.id, account.agency, account.deputy_of, account.manager});
    change.execute("DELETE FROM membership_roles WHERE panel_id = $1 AND account_id = $2",
                   {change.panel(), account.id});
    for (const access::Role role : account.roles)
        change.execute(
            "INSERT INTO membership_roles (panel_id, account_id, role) VALUES ($1, $2, $3)",
            {change.panel(), account.id, access::name(role)});
}

void end_sessions(audit::Change& change, AccountId account) {
    change.execute("UPDATE sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL",
                   {account, change.now()});
}

void end_links(audit::Change& change, AccountId account) {
    change.execute("DELETE FROM invitations WHERE account_id = $1", {account});
}

template <class Reader>
std::optional<Credentials> credentials(const Reader& reader, PanelId panel,
                                       const std::string& condition, const db::Value& value) {
    std::optional<Credentials> found;
    reader.rows(
        "SELECT a.id, m.panel_id, a.email, a.passphrase_hash, a.must_change FROM accounts a JOIN "
        "memberships m ON m.account_id = a.id WHERE m.panel_id = $3 AND a.panel_id = $3 AND "
        "a.disabled_at IS NULL AND (a.last_day IS NULL OR a.last_day >= $2) AND " +
            condition,
        {value, in_london(reader.now()).date, panel}, [&](const db::Row& row) {
            found = Credentials{row.id<AccountId>(0), row.id<PanelId>(1), row.string(2),
                                row.string(3), row.integer(4) == 0};
        });
    return found;
}

}  // namespace

bool is_email_taken(const audit::Reading& reading, const std::string& email, AccountId but) {
    bool taken = false;
    reading.rows("SELECT 1 FROM accounts WHERE panel_id = $1 AND email = $2 AND id <> $3",
                 {reading.panel(), email, but}, [&](const db::Row&) { taken = true; });
    return taken;
}

std::unexpected<Problems> refused_as_taken() {
    return refused("email", "Someone already has an account with this email address");
}

Result<AccountId> add_account(audit::Change& change, const Account& account,
                              const std::string& passphrase_hash) {
    if (is_email_taken(change, account.email, {})) return refused_as_taken();
    Account added = account;
    added.id = change.new_id<AccountId>();
    change.execute(
        "INSERT INTO accounts (id, panel_id, email, name, job, telephone, passphrase_hash, "
        "must_change, made_at, version, last_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, "
        "$10)",
        {added.id, change.panel(), added.email, added.name, added.job, added.telephone,
         passphrase_hash, passphrase_hash.empty() ? 1 : 0, change.now(), added.last_day});
    save_membership(change, added);
    approvals::note_let_in(change, added.id);
    change.shows(added.id);
    return added.id;
}

Result<int> save_account(audit::Change& change, const Account& account) {
    if (is_email_taken(change, account.email, account.id)) return refused_as_taken();
    const std::int64_t touched = change.execute(
        "UPDATE accounts SET email = $2, name = $3, job = $4, telephone = $5, last_day = $7, "
        "version = version + 1 WHERE id = $1 AND version = $6 AND panel_id = $8",
        {account.id, account.email, account.name, account.job, account.telephone, account.version,
         account.last_day, change.panel()});
    if (touched == 0)
        return refused("", "Someone else changed this account while you were editing it");
    const auto before = find_account(change, account.id);
    save_membership(change, account);
    if (before && !std::ranges::includes(before->roles, account.roles))
        approvals::note_let_in(change, account.id);
    change.shows(account.id);
    return account.version + 1;
}

void set_passphrase(audit::Change& change, AccountId account, const std::string& hash) {
    change.execute(
        "UPDATE accounts SET passphrase_hash = $2, must_change = 0 WHERE id = $1 AND panel_id = $3",
        {account, hash, change.panel()});
    end_links(change, account);
    // Whoever is at their second step got there by the one before.
    change.execute("DELETE FROM second_steps WHERE account_id = $1", {account});
    approvals::note_let_in(change, account);
    change.note("passphrase");
}

void withdraw_passphrase(audit::Change& change, AccountId account) {
    change.execute(
        "UPDATE accounts SET passphrase_hash = '', must_change = 1 WHERE id = $1 AND panel_id = $2",
        {account, change.panel()});
    end_links(change, account);
}

void disable_account(audit::Change& change, AccountId account) {
    change.execute(
        "UPDATE accounts SET disabled_at = $2, version = version + 1 WHERE id = $1 AND panel_id = "
        "$3",
        {account, change.now(), change.panel()});
    end_sessions(change, account);
    end_links(change, account);
    change.execute("DELETE FROM second_steps WHERE account_id = $1", {account});
    change.shows(account);
    change.note("access ended");
}

void enable_account(audit::Change& change, AccountId account) {
    change.execute(
        "UPDATE accounts SET disabled_at = NULL, last_day = NULL, version = version + 1 WHERE id = "
        "$1 AND panel_id = $2",
        {account, change.panel()});
    approvals::note_let_in(change, account);
    change.shows(account);
    change.note("access given back");
}

std::optional<Account> find_account(const audit::Reading& reading, AccountId id) {
    std::optional<Account> account;
    reading.rows(std::string(columns) + " AND a.id = $2", {reading.panel(), id},
                 [&](const db::Row& row) { account = read(row, reading.today()); });
    if (account) add_roles(reading, *account);
    return account;
}

std::vector<Account> all_accounts(const audit::Reading& reading) {
    std::vector<Account> accounts;
    reading.rows(std::string(columns) + " ORDER BY a.name, a.id", {reading.panel()},
                 [&](const db::Row& row) { accounts.push_back(read(row, reading.today())); });
    std::map<AccountId, std::set<access::Role>> roles;
    reading.rows("SELECT account_id, role FROM membership_roles WHERE panel_id = $1",
                 {reading.panel()}, [&](const db::Row& row) {
                     if (const auto role = access::role_named(row.text(1)))
                         roles[row.id<AccountId>(0)].insert(*role);
                 });
    for (Account& account : accounts) account.roles = roles[account.id];
    return accounts;
}

std::string account_name(const audit::Reading& reading, AccountId id) {
    std::string name;
    reading.rows("SELECT name FROM accounts WHERE id = $1", {id},
                 [&](const db::Row& row) { name = row.string(0); });
    return name;
}

std::map<AccountId, std::string> account_names(const audit::Reading& reading,
                                               const std::set<AccountId>& ids) {
    std::map<AccountId, std::string> names;
    if (ids.empty()) return names;
    db::Values values;
    const std::string those = db::list_of(values, ids);
    reading.rows("SELECT id, name FROM accounts WHERE id IN (" + those + ")", values,
                 [&](const db::Row& row) { names[row.id<AccountId>(0)] = row.string(1); });
    return names;
}

std::optional<Credentials> find_credentials(const audit::Lookup& lookup, PanelId panel,
                                            const std::string& email) {
    return credentials(lookup, panel, "a.email = $1", email);
}

std::optional<Credentials> find_credentials(const audit::Lookup& lookup, PanelId panel,
                                            AccountId account) {
    return credentials(lookup, panel, "a.id = $1", account);
}

std::optional<Credentials> find_credentials(const audit::Reading& reading, AccountId account) {
    return credentials(reading, reading.panel(), "a.id = $1", account);
}

}  // namespace mase::accounts
