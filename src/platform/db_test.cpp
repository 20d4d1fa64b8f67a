#include "platform/db.h"

#include <doctest/doctest.h>

#include <limits>

#include "platform/db_migrate.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

class Table {
public:
    Table() {
        Writer(*connection)
            .script(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT, bytes BLOB, n INTEGER "
                "CHECK (n <> 13)) STRICT");
    }
    void add(const Values& values) {
        Writer(*connection)
            .execute("INSERT INTO t (id, word, bytes, n) VALUES ($1, $2, $3, $4)", values);
    }
    template <class Read>
    void one(const std::string& sql, const Values& values, Read read) {
        int rows = 0;
        connection->read(sql, values, [&](const Row& row) {
            ++rows;
            read(row);
        });
        CHECK(rows == 1);
    }
    Fault fault(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.fault;
        }
        return Fault::other;
    }

    std::unique_ptr<Connection> connection = open_sqlite(":memory:");
};

}  // namespace

TEST_CASE_FIXTURE(Table, "what is stored comes back as it was: empty, long, NUL and NULL alike") {
    const std::string with_nul("a\0b", 3);
    add({1, with_nul, Bytes{0, 255}, std::numeric_limits<std::int64_t>::min()});
    add({2, "", Bytes{}, std::numeric_limits<std::int64_t>::max()});
    add({3, nullptr, nullptr, nullptr});
    one("SELECT word, bytes, n FROM t WHERE id = $1", {1}, [&](const Row& row) {
        CHECK(row.text(0) == with_nul);
        CHECK(row.copied(1) == Bytes{0, 255});
        CHECK(row.integer(2) == std::numeric_limits<std::int64_t>::min());
    });
    one("SELECT word, bytes, n FROM t WHERE id = $1", {2}, [&](const Row& row) {
        CHECK(row.text(0).empty());
        CHECK_FALSE(row.is_null(1));
        CHECK(row.copied(1).empty());
        CHECK(row.integer(2) == std::numeric_limits<std::int64_t>::max());
    });
    one("SELECT word, bytes, n FROM t WHERE id = $1", {3}, [&](const Row& row) {
        CHECK(row.is_null(0));
        CHECK_THROWS_AS(row.text(0), Error);
        CHECK_THROWS_AS(row.bytes(1), Error);
        CHECK_THROWS_AS(row.integer(2), Error);
        CHECK_THROWS_AS(row.integer(3), Error);
    });
}

TEST_CASE_FIXTURE(Table, "placeholders are taken by their number, in whatever order they stand") {
    add({1, "first", nullptr, 5});
    one("SELECT $2, word FROM t WHERE n = $1 AND $2 = 'second'", {5, "second"},
        [](const Row& row) { CHECK(row.text(1) == "first"); });
}

TEST_CASE_FIXTURE(Table, "each kind of refusal is told apart") {
    add({1, "a", nullptr, 1});
    CHECK(fault([&] { add({1, "b", nullptr, 1}); }) == Fault::unique);
    CHECK(fault([&] { add({2, "b", nullptr, 13}); }) == Fault::check);
    CHECK(fault([&] { connection->read("SELEKT 1", {}, [](const Row&) {}); }) == Fault::syntax);
    CHECK(fault([&] { connection->read("SELECT $1", {}, [](const Row&) {}); }) == Fault::usage);
    CHECK(fault([&] { connection->read("SELECT 1", {1}, [](const Row&) {}); }) == Fault::usage);
    CHECK(fault([&] { connection->read("DELETE FROM t", {}, [](const Row&) {}); }) == Fault::usage);
    CHECK(fault([&] { connection->read("SELECT 1; SELECT 2", {}, [](const Row&) {}); }) ==
          Fault::usage);
}

TEST_CASE_FIXTURE(Table, "a statement can be asked again while its rows are being read") {
    for (int id = 1; id <= 3; ++id) add({id, "w", nullptr, id});
    const std::string sql = "SELECT id FROM t ORDER BY id";
    std::int64_t sum = 0;
    connection->read(sql, {}, [&](const Row& outer) {
        connection->read(sql, {}, [&](const Row& inner) {
            connection->read(sql, {}, [&](const Row& innermost) {
                sum += outer.integer(0) * inner.integer(0) * innermost.integer(0);
            });
        });
    });
    CHECK(sum == 6 * 6 * 6);
}

TEST_CASE("a migration runs once, and never after it was changed") {
    const auto connection = open_sqlite(":memory:");
    std::vector<Migration> migrations{{"1.sql", "CREATE TABLE a (id {int} PRIMARY KEY) {strict}"}};
    CHECK(migrate(*connection, migrations) == 1);
    CHECK(migrate(*connection, migrations) == 0);
    migrations.push_back({"2.sql", "CREATE TABLE b (id {bytes} PRIMARY KEY) {clustered}"});
    CHECK(migrate(*connection, migrations) == 1);
    std::vector<Migration> changed = migrations;
    changed[0].sql += " ";
    CHECK_THROWS_AS(migrate(*connection, changed), MigrationError);
    migrations.pop_back();
    CHECK_THROWS_AS(migrate(*connection, migrations), MigrationError);
}

TEST_CASE("a migration that fails half-way leaves nothing behind") {
    const auto connection = open_sqlite(":memory:");
    CHECK_THROWS_AS(migrate(*connection, {{"1.sql", "CREATE TABLE a (id {int}) {strict}; BOGUS"}}),
                    MigrationError);
    CHECK(migrate(*connection, {{"1.sql", "CREATE TABLE a (id {int}) {strict}"}}) == 1);
}

TEST_CASE("a table laid out by its key has the key's columns first, as the engine's check needs") {
    const TemporaryFolder folder;
    const auto connection = open_sqlite(folder.file("a.db"));
    migrate(*connection, embedded_migrations());
    std::vector<std::string> wrong;
    connection->read(
        "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.sql "
        "LIKE '%WITHOUT ROWID%' AND c.pk > 0 AND c.cid <> c.pk - 1",
        {}, [&](const Row& row) { wrong.push_back(row.string(0) + "." + row.string(1)); });
    CHECK(wrong == std::vector<std::string>{});
}

}  // namespace mase::db
