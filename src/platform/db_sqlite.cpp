// SQLite behind db.h: WAL, synchronous=FULL, foreign keys on, schema not trusted.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <unordered_map>

#include "platform/db_write.h"

namespace mase::db {

namespace {

struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

Fault fault_of(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return Fault::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY: return Fault::foreign_key;
        case SQLITE_CONSTRAINT_NOTNULL: return Fault::not_null;
        case SQLITE_CONSTRAINT_CHECK: return Fault::check;
        default: break;
    }
    switch (code & 255) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Fault::busy;
        case SQLITE_FULL: return Fault::full;
        case SQLITE_ERROR: return Fault::syntax;
        default: return Fault::other;
    }
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        must_be(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_, column);
    }
    std::string_view text(int column) const override {
        must_be(column, SQLITE_TEXT);
        const auto* begin = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {begin, size(column)};
    }
    std::span<const std::uint8_t> bytes(int column) const override {
        must_be(column, SQLITE_BLOB);
        const auto* begin =
            static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        return {begin, size(column)};
    }

private:
    int type(int column) const {
        if (column < 0 || column >= sqlite3_column_count(statement_))
            throw Error(Fault::usage, "the answer has no column " + std::to_string(column));
        return sqlite3_column_type(statement_, column);
    }
    void must_be(int column, int wanted) const {
        if (type(column) != wanted)
            throw Error(Fault::usage, std::string("column ") +
                                          sqlite3_column_name(statement_, column) +
                                          " is NULL or of another type");
    }
    std::size_t size(int column) const {
        return std::size_t(sqlite3_column_bytes(statement_, column));
    }

    sqlite3_stmt* statement_;
};

// SQLite counts its memory under one lock, for which every thread waits at every allocation.
void count_no_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (done != SQLITE_OK) throw Error(Fault::usage, "SQLite was in use before it was set up");
}

class Sqlite final : public Connection {
public:
    explicit Sqlite(const std::string& path) {
        count_no_memory();
        sqlite3* handle = nullptr;
        const int opened = sqlite3_open_v2(
            path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
            nullptr);
        handle_.reset(handle);
        if (opened != SQLITE_OK) throw Error(Fault::other, "cannot open the database at " + path);
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_busy_timeout(handle, 10'000);
        script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY");
    }
    Engine engine() const override { return Engine::sqlite; }
    void see_only(const IdBytes&) override {}  // it knows no such wall

protected:
    std::int64_t run(Mode mode, std::string_view sql, const Values& values,
                     const OnRow& on_row) override {
        const Prepared& found = prepared(sql);
        sqlite3_stmt* statement = found.statement.get();
        if (mode == Mode::read && !sqlite3_stmt_readonly(statement))
            throw Error(Fault::usage, "a reader was given a statement that writes");
        const Reset reset{statement};
        bind(found, values);
        const SqliteRow row(statement);
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW) on_row(row);
        if (step != SQLITE_DONE) fail();
        return sqlite3_changes64(handle_.get());
    }

    void script(std::string_view sql) override {
        // BEGIN, SAVEPOINT and the like come with every change: they are not prepared each time.
        if (!sql.contains(';')) {
            run(Mode::write, sql, {}, [](const Row&) {});
            return;
        }
        if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) !=
            SQLITE_OK)
            fail();
    }

    void begin_writing() override { script("BEGIN IMMEDIATE"); }
    void begin_reading() override { script("BEGIN"); }
    // A statement of several keeps a copy of each page that it alters, in case that it fails.
    std::size_t most_rows() const override { return 1; }
    void keep_pages(int megabytes) override {
        script("PRAGMA cache_size = -" + std::to_string(megabytes * 1024));
    }
    bool leave_nothing_deleted() override {
        script("VACUUM");
        bool is_busy = true;
        run(Mode::write, "PRAGMA wal_checkpoint(TRUNCATE)", {},
            [&](const Row& row) { is_busy = row.integer(0) != 0; });
        return !is_busy;
    }

private:
    struct Prepared {
        Statement statement;
        std::vector<int> places;  // of $1, $2, … as SQLite numbers them
    };
    struct Reset {
        sqlite3_stmt* statement;
        ~Reset() {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
        }
    };

    [[noreturn]] void fail() const {
        throw Error(fault_of(sqlite3_extended_errcode(handle_.get())),
                    sqlite3_errmsg(handle_.get()));
    }

    const Prepared& prepared(std::string_view sql) {
        // A statement still giving rows is in use further up: a second one is made beside it.
        const auto [begin, end] = statements_.equal_range(sql);
        for (auto kept = begin; kept != end; ++kept) {
            if (!sqlite3_stmt_busy(kept->second.statement.get())) return kept->second;
        }
        sqlite3_stmt* statement = nullptr;
        const char* rest = nullptr;
        if (sqlite3_prepare_v3(handle_.get(), sql.data(), int(sql.size()),
                               SQLITE_PREPARE_PERSISTENT, &statement, &rest) != SQLITE_OK)
            fail();
        Statement owned(statement);
        if (!owned || rest != sql.data() + sql.size())
            throw Error(Fault::usage, "one statement at a time, and not an empty one");
        std::vector<int> places = places_of(statement);
        return statements_.emplace(sql, Prepared{std::move(owned), std::move(places)})->second;
    }

    static void bind(const Prepared& prepared, const Values& values) {
        if (prepared.places.size() != values.size())
            throw Error(Fault::usage, std::string("wrong number of values for: ") +
                                          sqlite3_sql(prepared.statement.get()));
        for (std::size_t i = 0; i < values.size(); ++i)
            bind_one(prepared.statement.get(), prepared.places[i], values[i]);
    }

    // SQLite numbers $n by first appearance; this keeps $2 the second value.
    static std::vector<int> places_of(sqlite3_stmt* statement) {
        std::vector<int> places;
        const int count = sqlite3_bind_parameter_count(statement);
        for (int number = 1; number <= count; ++number) {
            const std::string name = "$" + std::to_string(number);
            places.push_back(sqlite3_bind_parameter_index(statement, name.c_str()));
            if (places.back() == 0)
                throw Error(Fault::usage, "no " + name + " in: " + sqlite3_sql(statement));
        }
        return places;
    }

    static void bind_one(sqlite3_stmt* statement, int place, const Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value.held())) {
            sqlite3_bind_int64(statement, place, *number);
        } else if (const auto* text = std::get_if<std::string>(&value.held())) {
            sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC,
                                SQLITE_UTF8);
        } else if (const auto bytes = value.bytes()) {
            static const std::uint8_t nothing = 0;  // a null pointer would bind NULL
            sqlite3_bind_blob64(statement, place, bytes->empty() ? &nothing : bytes->data(),
                                bytes->size(), SQLITE_STATIC);
        } else {
            sqlite3_bind_null(statement, place);
        }
    }

    std::unique_ptr<sqlite3, Closer> handle_;
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;  // looked for without a copy
    };
    // Destroyed before the handle.
    std::unordered_multimap<std::string, Prepared, Hash, std::equal_to<>> statements_;
};

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path) {
    return std::make_unique<Sqlite>(path);
}

std::vector<std::string> engine_faults(Connection& connection) {
    std::vector<std::string> faults;
    if (connection.engine() != Engine::sqlite) return faults;
    connection.read("PRAGMA integrity_check", {}, [&](const Row& row) {
        if (row.text(0) != "ok") faults.push_back("The database: " + row.string(0));
    });
    connection.read("PRAGMA foreign_key_check", {}, [&](const Row& row) {
        faults.push_back("A row of " + row.string(0) + " refers to one that is not there");
    });
    return faults;
}

void copy_sqlite(const std::string& from, const std::string& to) {
    const int made = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) throw Error(Fault::other, "cannot make " + to);
    ::close(made);
    const auto connection = open_sqlite(from);
    std::string quoted;
    for (const char letter : to) quoted += letter == '\'' ? "''" : std::string(1, letter);
    Writer(*connection).script("VACUUM INTO '" + quoted + "'");
}

}  // namespace mase::db
