#include "accounts/tries_store.h"

#include "platform/secrets.h"

namespace mase::accounts {

namespace {

constexpr std::int64_t window_seconds = 15 * 60;
constexpr int most_by_email = 10;
constexpr int most_by_client = 100;

std::string by_email(const std::string& email) {
    return content_hash("email:" + email);
}

std::string by_account(AccountId account) {
    return content_hash("code:" + text(account));
}

std::string by_client(const std::string& client) {
    return content_hash("client:" + client);
}

// Apart from signing in: whoever opens links shuts nobody of the same office out of that.
std::string by_link(const std::string& client) {
    return content_hash("link:" + client);
}

template <class Reader>
int failures(const Reader& reader, const std::string& what) {
    std::int64_t count = 0;
    reader.rows("SELECT count(*) FROM sign_in_failures WHERE what = $1 AND at > $2",
                {what, plus_seconds(reader.now(), -window_seconds)},
                [&](const db::Row& row) { count = row.integer(0); });
    return int(count);
}

template <class Reader>
bool too_many(const Reader& reader, const std::string& by_whom, const std::string& client) {
    return failures(reader, by_whom) >= most_by_email ||
           failures(reader, by_client(client)) >= most_by_client;
}

void add_failure(audit::Change& change, const std::string& what) {
    change.execute("DELETE FROM sign_in_failures WHERE at < $1",
                   {plus_seconds(change.now(), -window_seconds)});
    change.execute("INSERT INTO sign_in_failures (what, at, n) VALUES ($1, $2, $3)",
                   {what, change.now(), change.new_id<AnyId>()});
}

}  // namespace

bool too_many_failures(const audit::Lookup& lookup, const std::string& email,
                       const std::string& client) {
    return too_many(lookup, by_email(email), client);
}

bool too_many_failures(const audit::Reading& reading, const std::string& email,
                       const std::string& client) {
    return too_many(reading, by_email(email), client);
}

void note_failure(audit::Change& change, const std::string& email, const std::string& client) {
    add_failure(change, by_email(email));
    add_failure(change, by_client(client));
}

bool too_many_wrong_codes(const site::App& app, AccountId account, const std::string& client) {
    return too_many(audit::Lookup(app.records), by_account(account), client);
}

void note_wrong_code(audit::Change& change, AccountId account, const std::string& client) {
    add_failure(change, by_account(account));
    add_failure(change, by_client(client));
    change.execute("UPDATE second_factors SET wrong_codes = wrong_codes + 1 WHERE account_id = $1",
                   {account});
}

bool is_step_shut(const site::App& app, AccountId account) {
    bool is_shut = false;
    audit::Lookup(app.records)
        .rows("SELECT 1 FROM second_factors WHERE account_id = $1 AND wrong_codes >= $2",
              {account, most_wrong_codes}, [&](const db::Row&) { is_shut = true; });
    return is_shut;
}

void forget_wrong_codes(audit::Change& change, AccountId account) {
    change.execute("UPDATE second_factors SET wrong_codes = 0 WHERE account_id = $1", {account});
}

bool too_many_wrong_links(const site::App& app, const std::string& client) {
    return failures(audit::Lookup(app.records), by_link(client)) >= most_by_client;
}

void note_wrong_link(audit::Change& change, const std::string& client) {
    add_failure(change, by_link(client));
}

}  // namespace mase::accounts
