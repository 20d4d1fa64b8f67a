#include "platform/db_migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "platform/db_tables.h"
#include "platform/db_write.h"
#include "platform/embedded.h"
#include "platform/secrets.h"

namespace mase::db {

namespace {

std::string no_more_than_appended(Engine engine, const std::string& table) {
    const auto trigger = [&](const std::string& event) {
        const std::string made =
            "CREATE TRIGGER " + table + "_no_" + event + " BEFORE " + event + " ON " + table + " ";
        return engine == Engine::sqlite
                   ? made + "BEGIN SELECT RAISE(ABORT, '" + table + " is append-only'); END;\n"
                   : made + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_append_only();\n";
    };
    if (engine == Engine::sqlite) return trigger("UPDATE") + trigger("DELETE");
    return "CREATE OR REPLACE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS "
           "'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME; END';\n" +
           trigger("UPDATE") + trigger("DELETE") + trigger("TRUNCATE");
}

std::string expanded(Engine engine, std::string_view mark) {
    const bool is_sqlite = engine == Engine::sqlite;
    if (mark == "int") return is_sqlite ? "INTEGER" : "bigint";
    if (mark == "bytes") return is_sqlite ? "BLOB" : "bytea";
    if (mark == "strict") return is_sqlite ? "STRICT" : "";
    if (mark == "clustered") return is_sqlite ? "STRICT, WITHOUT ROWID" : "";
    constexpr std::string_view append_only = "append_only ";
    if (mark.starts_with(append_only))
        return no_more_than_appended(engine, std::string(mark.substr(append_only.size())));
    throw MigrationError("unknown mark {" + std::string(mark) + "} in a migration");
}

// Text is compared and put in order byte by byte, as SQLite does, whatever the server's own
// language.
std::string by_bytes(std::string sql) {
    constexpr std::string_view type = " TEXT";
    for (std::size_t at = 0; (at = sql.find(type, at)) != std::string::npos;) {
        at += type.size();
        if (at == sql.size() || std::string_view(" ,;\n)").contains(sql[at]))
            sql.insert(at, " COLLATE \"C\"");
    }
    return sql;
}

bool has_table(Connection& connection, std::string_view name) {
    const std::vector<Table> all = tables(connection);
    return std::ranges::find(all, name, &Table::name) != all.end();
}

std::map<std::string, std::string> applied(Connection& connection) {
    if (!has_table(connection, "migrations"))
        Writer(connection)
            .script(for_engine(connection.engine(),
                               "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash "
                               "TEXT NOT NULL) {strict}"));
    std::map<std::string, std::string> hashes;
    connection.read("SELECT name, hash FROM migrations", {},
                    [&](const Row& row) { hashes.emplace(row.string(0), row.string(1)); });
    return hashes;
}

// SQLite can change a table's constraints only by a new table in its place. Meanwhile those that
// refer to it refer to nothing: they are looked at when all is in place, and before it is kept.
class ReferencesAside {
public:
    explicit ReferencesAside(Connection& connection) : connection_(connection) { check("OFF"); }
    ~ReferencesAside() { check("ON"); }
    ReferencesAside(const ReferencesAside&) = delete;
    ReferencesAside& operator=(const ReferencesAside&) = delete;

    void must_hold() const {
        if (connection_.engine() != Engine::sqlite) return;
        connection_.read("PRAGMA foreign_key_check", {}, [](const Row& row) {
            throw MigrationError("a row of " + row.string(0) + " refers to none of " +
                                 row.string(2));
        });
    }

private:
    void check(const std::string& wanted) {
        if (connection_.engine() == Engine::sqlite)
            Writer(connection_).script("PRAGMA foreign_keys = " + wanted);
    }
    Connection& connection_;
};

bool has(Connection& connection, const Migration& migration) {
    bool is_there = false;
    connection.read("SELECT 1 FROM migrations WHERE name = $1", {migration.name},
                    [&](const Row&) { is_there = true; });
    return is_there;
}

// Whether it was for us to do: another process that began at the same time may have done it while
// this one waited to write.
bool apply(Connection& connection, const Migration& migration, const std::string& hash) {
    Writer writer(connection);
    try {
        const ReferencesAside references(connection);
        Transaction transaction(writer);
        if (has(connection, migration)) return false;
        writer.script(for_engine(connection.engine(), migration.sql));
        writer.execute("INSERT INTO migrations (name, hash) VALUES ($1, $2)",
                       {migration.name, hash});
        references.must_hold();
        transaction.commit();
        return true;
    } catch (const Error& error) {
        throw MigrationError(migration.name + ": " + error.what());
    }
}

bool has_column(const Table& table, std::string_view name) {
    return std::ranges::find(table.columns, name, &Column::name) != table.columns.end();
}

// Of every table that holds a panel's rows, or those of an account of one, the rows of other panels
// are out of reach of a connection that sees one only (Connection::see_only), even for the owner of
// the table.
void wall_off_panels(Connection& connection) {
    Writer writer(connection);
    Transaction transaction(writer);
    for (const Table& table : tables(connection)) {
        std::string own = "current_setting('mase.panel', true) IN ('*', encode(panel_id, 'hex'))";
        if (!has_column(table, "panel_id")) {
            if (!has_column(table, "account_id")) continue;
            own = "EXISTS (SELECT 1 FROM accounts a WHERE a.id = " + table.name + ".account_id)";
        }
        writer.script(
            "ALTER TABLE " + table.name + " ENABLE ROW LEVEL SECURITY; ALTER TABLE " + table.name +
            " FORCE ROW LEVEL SECURITY; DROP POLICY IF EXISTS one_panel ON " + table.name +
            "; CREATE POLICY one_panel ON " + table.name + " USING (" + own + ")");
        // What a borough publishes for others is there to be read by them; only it writes there.
        if (table.name == "shared_returns")
            writer.script(
                "DROP POLICY IF EXISTS read_by_all ON shared_returns; CREATE POLICY read_by_all ON "
                "shared_returns FOR SELECT USING (true)");
    }
    transaction.commit();
}

}  // namespace

std::string for_engine(Engine engine, std::string_view sql) {
    std::string out;
    bool is_for_it = true;
    while (true) {
        const std::size_t open = sql.find('{');
        if (is_for_it) out += sql.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = sql.find('}', open);
        if (close == std::string_view::npos) throw MigrationError("a { without its }");
        const std::string_view mark = sql.substr(open + 1, close - open - 1);
        sql.remove_prefix(close + 1);
        if (mark == "sqlite" || mark == "postgres" || mark == "both") {
            is_for_it = mark == "both" || (mark == "sqlite") == (engine == Engine::sqlite);
        } else if (is_for_it) {
            out += expanded(engine, mark);
        }
    }
    return engine == Engine::sqlite ? out : by_bytes(std::move(out));
}

int migrate(Connection& connection, const std::vector<Migration>& migrations) {
    auto done = applied(connection);
    int ran = 0;
    bool is_behind = false;
    for (const Migration& migration : migrations) {
        const std::string hash = content_hash(migration.sql);
        const auto before = done.find(migration.name);
        if (before == done.end()) {
            is_behind = true;
            ran += apply(connection, migration, hash) ? 1 : 0;
        } else if (before->second != hash) {
            throw MigrationError(migration.name + " has changed since it was applied");
        } else {
            done.erase(before);
        }
    }
    for (const auto& [name, hash] : done)
        throw MigrationError("the database is newer than this program: it has " + name);
    if (is_behind && connection.engine() == Engine::postgres) wall_off_panels(connection);
    return ran;
}

void let_serve(Connection& owner, const std::string& role) {
    if (owner.engine() != Engine::postgres)
        throw MigrationError("only PostgreSQL knows roles: a file belongs to whoever may open it");
    if (role.empty() ||
        role.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos)
        throw MigrationError("a role is named by lower-case letters, digits and _");
    Writer writer(owner);
    Transaction transaction(writer);
    for (const Table& table : tables(owner)) {
        // What was logged, erased and published stands for ever.
        constexpr std::array<std::string_view, 5> added_to{
            "audit_log", "audit_shown", "erased_keys", "return_editions", "shared_returns"};
        const bool is_added_to = std::ranges::find(added_to, table.name) != added_to.end();
        const bool is_read = table.name == "migrations";
        writer.script(fmt::format("REVOKE ALL ON {0} FROM {1}; GRANT {2} ON {0} TO {1}", table.name,
                                  role,
                                  is_read       ? "SELECT"
                                  : is_added_to ? "SELECT, INSERT"
                                                : "SELECT, INSERT, UPDATE, DELETE"));
    }
    std::vector<std::string> views;
    owner.read(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = "
        "current_schema()::regnamespace",
        {}, [&](const Row& row) { views.push_back(row.string(0)); });
    for (const std::string& view : views)
        writer.script(fmt::format("GRANT SELECT ON {} TO {}", view, role));
    transaction.commit();
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
