#include "platform/database_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <optional>

#include "platform/db_migrate.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

std::string server() {
    const char* address = ::getenv("MASE_TEST_POSTGRES");
    return address == nullptr ? "" : address;
}

std::string at_server(const std::string& database) {
    std::string address = server();
    const std::size_t end = address.find('?');
    const std::size_t begin = address.rfind('/', end);
    return address.replace(begin + 1, end - begin - 1, database);
}

void tell_server(const std::string& sql) {
    Writer(*open(server())).script(sql);
}

// Brought up to date once: to copy it is quicker than to make its tables for each test.
const std::string& model() {
    static const std::string name = [] {
        std::string made = "mase_model_" + std::to_string(::getpid());
        tell_server("CREATE DATABASE " + made);
        migrate(*open(at_server(made)), embedded_migrations());
        return made;
    }();
    return name;
}

std::string without_triggers(Engine engine, const std::string& table) {
    std::string sql;
    for (const char* event : {"UPDATE", "DELETE", "TRUNCATE"})
        sql += "DROP TRIGGER IF EXISTS " + table + "_no_" + event +
               (engine == Engine::sqlite ? "; " : " ON " + table + "; ");
    return sql;
}

std::optional<std::string> own_mark(Engine engine, const std::string& mark) {
    const bool is_sqlite = engine == Engine::sqlite;
    const std::string word = mark.substr(mark.find(' ') + 1);
    if (mark == "random")
        return is_sqlite ? "randomblob(16)" : "decode(md5(random()::text), 'hex')";
    if (mark == "no references")
        return is_sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica";
    if (mark.starts_with("zeros "))
        return is_sqlite ? "zeroblob(" + word + ")" : "decode(repeat('00', " + word + "), 'hex')";
    if (mark.starts_with("hex ")) return (is_sqlite ? "x'" : "'\\x") + word + "'";
    if (mark.starts_with("mutable ")) return without_triggers(engine, word);
    return std::nullopt;
}

}  // namespace

std::string in_dialect(Engine engine, std::string_view sql) {
    std::string out;
    while (true) {
        const std::size_t open = sql.find('{'), close = sql.find('}');
        out += sql.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos) return out;
        const std::string mark(sql.substr(open + 1, close - open - 1));
        const auto own = own_mark(engine, mark);
        out += own ? *own : for_engine(engine, sql.substr(open, close - open + 1));
        sql.remove_prefix(close + 1);
    }
}

TestDatabase::TestDatabase(const TemporaryFolder& folder, Holds holds) {
    if (server().empty()) {
        address_ = folder.file("mase.db");
        return;
    }
    static std::atomic<int> made = 0;
    name_ = "mase_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
    tell_server("CREATE DATABASE " + name_ +
                (holds == Holds::tables ? " TEMPLATE " + model() : ""));
    address_ = at_server(name_);
}

TestDatabase::~TestDatabase() {
    if (name_.empty()) return;
    try {
        tell_server("DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
        // It goes with the server.
    }
}

}  // namespace mase::db
