#include "platform/db_tables.h"

#include <algorithm>

namespace mase::db {

namespace {

struct Asked {  // of an engine's own lists
    std::string_view tables;
    std::string_view columns;     // of $1: name, type, place in the key
    std::string_view references;  // of $1: column, table
};

constexpr Asked of_sqlite{
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY "
    "name",
    "SELECT name, lower(type), pk FROM pragma_table_info($1) ORDER BY cid",
    "SELECT \"from\", \"table\" FROM pragma_foreign_key_list($1)"};

constexpr Asked of_postgres{
    "SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = "
    "current_schema()::regnamespace ORDER BY c.relname",
    "SELECT a.attname, format_type(a.atttypid, NULL), COALESCE(array_position(k.conkey, a.attnum), "
    "0) FROM pg_attribute a LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = "
    "'p' WHERE a.attrelid = CAST($1 AS regclass) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY "
    "a.attnum",
    "SELECT a.attname, t.relname FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid JOIN "
    "pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) WHERE k.contype = 'f' "
    "AND k.conrelid = CAST($1 AS regclass)"};

Kind kind_of(std::string_view type) {
    if (type == "blob" || type == "bytea") return Kind::bytes;
    return type == "text" ? Kind::text : Kind::integer;
}

Table described(Connection& database, const Asked& asked, const std::string& name) {
    Table table{.name = name, .columns = {}, .refers_to = {}};
    database.read(asked.columns, {name}, [&](const Row& row) {
        table.columns.push_back({.name = row.string(0),
                                 .kind = kind_of(row.text(1)),
                                 .key = int(row.integer(2)),
                                 .refers = false});
    });
    database.read(asked.references, {name}, [&](const Row& row) {
        for (Column& column : table.columns)
            if (column.name == row.text(0)) column.refers = true;
        if (row.text(1) != name) table.refers_to.insert(row.string(1));
    });
    return table;
}

}  // namespace

std::vector<Table> tables(Connection& database) {
    const Asked& asked = database.engine() == Engine::sqlite ? of_sqlite : of_postgres;
    std::vector<std::string> names;
    database.read(asked.tables, {}, [&](const Row& row) { names.push_back(row.string(0)); });
    std::vector<Table> waiting, ordered;
    waiting.reserve(names.size());
    for (const std::string& name : names) waiting.push_back(described(database, asked, name));
    std::set<std::string> there;
    while (!waiting.empty()) {
        const auto ready = std::ranges::find_if(waiting, [&](const Table& table) {
            return std::ranges::includes(there, table.refers_to);
        });
        if (ready == waiting.end())
            throw Error(Fault::other, "tables refer to each other in a ring");
        there.insert(ready->name);
        ordered.push_back(std::move(*ready));
        waiting.erase(ready);
    }
    return ordered;
}

}  // namespace mase::db
