#include "platform/db_copy.h"

#include <algorithm>

#include "platform/db_migrate.h"
#include "platform/db_tables.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

constexpr std::int64_t rows_at_once = 2'000;  // in memory

std::string listed(const std::vector<Column>& columns, const auto& words) {
    std::string list;
    for (const Column& column : columns) {
        if (!list.empty()) list += ", ";
        list += words(column);
    }
    return list;
}

std::string quoted(const Column& column) {
    return '"' + column.name + '"';
}

Value value_of(const Row& row, const Column& column, int place) {
    if (row.is_null(place)) return nullptr;
    switch (column.kind) {
        case Kind::integer: return row.integer(place);
        case Kind::text: return row.text(place);
        case Kind::bytes: return row.copied(place);
    }
    throw Error(Fault::usage, "a column of no kind");
}

// Each value with its kind and length, so that no two rows are written alike.
std::string written(const Values& values) {
    std::string out;
    const auto put = [&out](char kind, std::string_view bytes) {
        out += kind;
        out += std::to_string(bytes.size()) + ':';
        out += bytes;
    };
    for (const Value& value : values) {
        if (const auto* number = std::get_if<std::int64_t>(&value.held())) {
            put('i', std::to_string(*number));
        } else if (const auto* text = std::get_if<std::string>(&value.held())) {
            put('t', *text);
        } else if (const auto bytes = value.bytes()) {
            put('b', {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
        } else {
            put('n', "");
        }
    }
    return out;
}

// Reads a table in the order of its key, so many rows at once.
class TableReader {
public:
    TableReader(Connection& database, const Table& table) : database_(database), table_(table) {
        for (const Column& column : table.columns)
            if (column.key > 0) key_.push_back(column);
        std::ranges::sort(key_, {}, &Column::key);
        if (key_.empty()) throw Error(Fault::usage, table.name + " has no primary key");
    }

    void each(const std::function<void(Values)>& on_row) {
        while (true) {
            std::vector<Values> rows = next();
            if (rows.empty()) return;
            after_.clear();
            for (const Column& column : key_) after_.push_back(rows.back()[place(column)]);
            for (Values& row : rows) on_row(std::move(row));
        }
    }

private:
    std::vector<Values> next() {
        std::string sql =
            "SELECT " + listed(table_.columns, quoted) + " FROM \"" + table_.name + '"';
        const std::string key = listed(key_, quoted);
        Values values = after_;
        if (!after_.empty()) {
            int n = 0;
            sql += " WHERE (" + key + ") > (" +
                   listed(key_, [&](const Column&) { return "$" + std::to_string(++n); }) + ")";
        }
        values.emplace_back(rows_at_once);
        sql += " ORDER BY " + key + " LIMIT $" + std::to_string(values.size());
        std::vector<Values> rows;
        database_.read(sql, values, [&](const Row& row) {
            Values all;
            for (std::size_t i = 0; i < table_.columns.size(); ++i)
                all.push_back(value_of(row, table_.columns[i], int(i)));
            rows.push_back(std::move(all));
        });
        return rows;
    }
    std::size_t place(const Column& column) const {
        return std::size_t(std::ranges::find(table_.columns, column.name, &Column::name) -
                           table_.columns.begin());
    }

    Connection& database_;
    const Table& table_;
    std::vector<Column> key_;
    Values after_;
};

bool is_filled_by_rows(const Table& table) {
    return table.name != "migrations";  // made with the tables themselves
}

// Migrations that put one table in another's place leave the same columns in the same order on
// every engine; what is read is still named.
void put_in(Connection& from, Writer& to, const Table& table, const OnRows& tell,
            std::int64_t& rows) {
    int n = 0;
    const std::string sql =
        "INSERT INTO \"" + table.name + "\" (" + listed(table.columns, quoted) + ") VALUES (" +
        listed(table.columns, [&](const Column&) { return "$" + std::to_string(++n); }) + ")";
    TableReader(from, table).each([&](const Values& row) {
        to.execute(sql, row);
        if (++rows % rows_at_once == 0 && tell) tell(rows);
    });
}

void must_be_current(Connection& database) {
    std::vector<std::string> has, wants;
    database.read("SELECT name FROM migrations ORDER BY name", {},
                  [&](const Row& row) { has.push_back(row.string(0)); });
    for (const Migration& migration : embedded_migrations()) wants.push_back(migration.name);
    std::ranges::sort(wants);
    if (has != wants)
        throw Error(Fault::other,
                    "it was last served by another version of mase: start this one on it once");
}

void must_be_empty(Connection& database) {
    for (const Table& table : tables(database)) {
        if (!is_filled_by_rows(table)) continue;
        database.read("SELECT COUNT(*) FROM \"" + table.name + '"', {}, [&](const Row& row) {
            if (row.integer(0) > 0)
                throw Error(Fault::other, "there is something in " + table.name + " already");
        });
    }
}

}  // namespace

Content content_of(Connection& database, const OnRows& tell) {
    Content content;
    std::int64_t rows = 0;
    for (const Table& table : tables(database)) {
        if (!is_filled_by_rows(table)) continue;
        TableContent& of = content[table.name];
        TableReader(database, table).each([&](const Values& row) {
            ++of.rows;
            of.hash = content_hash(of.hash + written(row));
            if (++rows % rows_at_once == 0 && tell) tell(rows);
        });
    }
    return content;
}

Content copy(const std::string& from, const std::string& to, const OnRows& tell) {
    Readers readers(from);
    const Snapshot state(readers);
    Connection& source = state.connection();
    must_be_current(source);
    const auto target = open(to);
    migrate(*target, embedded_migrations());
    must_be_empty(*target);
    Writer writer(*target);
    Transaction transaction(writer);
    std::int64_t rows = 0;
    for (const Table& table : tables(source))
        if (is_filled_by_rows(table)) put_in(source, writer, table, tell, rows);
    Content there = content_of(*target, tell);
    if (there != content_of(source, tell)) throw Error(Fault::other, "the copy is not the same");
    transaction.commit();
    return there;
}

void empty_table(const std::string& file, std::string_view table) {
    const auto database = open_sqlite(file);
    bool is_there = false;  // not in a database of a version before it
    database->read("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", {table},
                   [&](const Row&) { is_there = true; });
    // The engine overwrites what it deletes, and puts it into the file when it is closed.
    if (is_there) Writer(*database).execute("DELETE FROM \"" + std::string(table) + '"');
}

}  // namespace mase::db
