#include "platform/db_plans.h"

#include <algorithm>
#include <map>
#include <utility>

namespace mase::db {

namespace {

// A borough after twenty years. What matters is only how these compare with each other.
constexpr std::int64_t all = 1'000'000;
constexpr std::int64_t in_part = 10'000;  // in an index of some rows alone
constexpr std::int64_t of_an_id = 10;

using Expected = std::map<std::pair<std::string, std::string>, std::string>;  // of table and index

std::int64_t narrowed(std::int64_t rows, const Column& column) {
    if (column.name == "panel_id") return rows;
    if (column.kind == Kind::bytes) return std::min(rows, of_an_id);
    // A holder of relations is a person or an agency.
    const bool is_telling =
        column.kind == Kind::integer || column.name.ends_with("_on") || column.name == "holder";
    return std::max<std::int64_t>(rows / (is_telling ? 1000 : 4), 1);
}

Kind kind_of(std::string_view declared) {
    if (declared == "BLOB") return Kind::bytes;
    return declared == "INTEGER" ? Kind::integer : Kind::text;
}

Expected expected(Connection& connection) {
    struct Index {
        std::vector<Column> columns;
        bool is_unique = false;
        bool is_partial = false;
    };
    std::map<std::pair<std::string, std::string>, Index> indexes;
    // The primary key of a table without row numbers is known by the table's name.
    connection.read(
        "SELECT t.name, CASE WHEN t.wr = 1 AND i.origin = 'pk' THEN t.name ELSE i.name END, "
        "i.\"unique\", i.partial, c.name, c.type FROM pragma_table_list t JOIN "
        "pragma_index_list(t.name) i "
        "JOIN pragma_index_info(i.name) k JOIN pragma_table_info(t.name) c ON c.cid = k.cid "
        "WHERE t.schema = 'main' AND t.type = 'table' ORDER BY 1, 2, k.seqno",
        {}, [&](const Row& row) {
            Index& index = indexes[{std::string(row.text(0)), std::string(row.text(1))}];
            index.is_unique = row.integer(2) != 0;
            index.is_partial = row.integer(3) != 0;
            index.columns.push_back(
                {.name = std::string(row.text(4)), .kind = kind_of(row.text(5))});
        });
    Expected all_of_them;
    for (const auto& [name, index] : indexes)
        all_of_them[name] = expected_rows(index.columns, index.is_unique, index.is_partial);
    return all_of_them;
}

Expected told(Connection& connection) {
    Expected found;
    connection.read(
        "SELECT tbl, idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL", {}, [&](const Row& row) {
            found[{std::string(row.text(0)), std::string(row.text(1))}] = std::string(row.text(2));
        });
    return found;
}

}  // namespace

std::string expected_rows(const std::vector<Column>& index, bool is_unique, bool is_partial) {
    std::int64_t rows = is_partial ? in_part : all;
    std::string words = std::to_string(rows);
    for (const Column& column : index) {
        rows = narrowed(rows, column);
        if (is_unique && &column == &index.back()) rows = 1;
        words += " " + std::to_string(rows);
    }
    return words;
}

void expect_rows(Connection& connection) {
    if (connection.engine() != Engine::sqlite) return;
    Writer writer(connection);
    const Expected wanted = expected(connection);
    writer.script("ANALYZE sqlite_schema");  // makes the table, and looks at no other
    if (told(connection) == wanted) return;
    Transaction transaction(writer);
    writer.execute("DELETE FROM sqlite_stat1");
    for (const auto& [name, stat] : wanted)
        writer.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
                       {name.first, name.second, stat});
    transaction.commit();
    writer.script("ANALYZE sqlite_schema");  // takes it to heart here
}

}  // namespace mase::db
