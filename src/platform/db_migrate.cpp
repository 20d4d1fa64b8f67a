#include "platform/db_migrate.h"

#include <map>

#include "platform/db_write.h"
#include "platform/embedded.h"
#include "platform/secrets.h"

namespace mase::db {

namespace {

std::string expanded(std::string_view mark) {
    if (mark == "int") return "INTEGER";
    if (mark == "bytes") return "BLOB";
    if (mark == "strict") return "STRICT";
    if (mark == "clustered") return "STRICT, WITHOUT ROWID";
    constexpr std::string_view append_only = "append_only ";
    if (mark.starts_with(append_only)) {
        const std::string table(mark.substr(append_only.size()));
        const auto trigger = [&](const std::string& event) {
            return "CREATE TRIGGER " + table + "_no_" + event + " BEFORE " + event + " ON " +
                   table + " BEGIN SELECT RAISE(ABORT, '" + table + " is append-only'); END;\n";
        };
        return trigger("UPDATE") + trigger("DELETE");
    }
    throw MigrationError("unknown mark {" + std::string(mark) + "} in a migration");
}

std::map<std::string, std::string> applied(Connection& connection) {
    Writer(connection)
        .script(for_sqlite(
            "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT "
            "NULL) {strict}"));
    std::map<std::string, std::string> hashes;
    connection.read("SELECT name, hash FROM migrations", {},
                    [&](const Row& row) { hashes.emplace(row.string(0), row.string(1)); });
    return hashes;
}

void apply(Connection& connection, const Migration& migration, const std::string& hash) {
    Writer writer(connection);
    try {
        Transaction transaction(writer);
        writer.script(for_sqlite(migration.sql));
        writer.execute("INSERT INTO migrations (name, hash) VALUES ($1, $2)",
                       {migration.name, hash});
        transaction.commit();
    } catch (const Error& error) {
        throw MigrationError(migration.name + ": " + error.what());
    }
}

}  // namespace

std::string for_sqlite(std::string_view sql) {
    std::string out;
    while (true) {
        const std::size_t open = sql.find('{');
        out += sql.substr(0, open);
        if (open == std::string_view::npos) return out;
        const std::size_t close = sql.find('}', open);
        if (close == std::string_view::npos) throw MigrationError("a { without its }");
        out += expanded(sql.substr(open + 1, close - open - 1));
        sql.remove_prefix(close + 1);
    }
}

int migrate(Connection& connection, const std::vector<Migration>& migrations) {
    auto done = applied(connection);
    int ran = 0;
    for (const Migration& migration : migrations) {
        const std::string hash = content_hash(migration.sql);
        const auto before = done.find(migration.name);
        if (before == done.end()) {
            apply(connection, migration, hash);
            ++ran;
        } else if (before->second != hash) {
            throw MigrationError(migration.name + " has changed since it was applied");
        } else {
            done.erase(before);
        }
    }
    for (const auto& [name, hash] : done)
        throw MigrationError("the database is newer than this program: it has " + name);
    return ran;
}

std::vector<Migration> embedded_migrations() {
    constexpr std::string_view folder = "migrations/";
    std::vector<Migration> migrations;
    for (const std::string_view name : embedded_names(folder))
        migrations.push_back(
            {std::string(name.substr(folder.size())), std::string(embedded(name))});
    return migrations;
}

}  // namespace mase::db
