#include "platform/db.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <limits>

#include "platform/database_fixture.h"
#include "platform/db_migrate.h"
#include "platform/db_tables.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

class Empty {
public:
    void script(std::string_view sql) {
        Writer(*connection).script(for_engine(connection->engine(), sql));
    }

    TemporaryFolder folder;
    TestDatabase database{folder, TestDatabase::Holds::nothing};
    std::unique_ptr<Connection> connection = database.connect();
};

class WithTable : public Empty {
public:
    WithTable() {
        script(
            "CREATE TABLE t (id {int} PRIMARY KEY, word TEXT, bytes {bytes}, n {int} CHECK (n <> "
            "13)) {strict}");
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
};

}  // namespace

TEST_CASE_FIXTURE(WithTable,
                  "what is stored comes back as it was: empty, long, NUL and NULL alike") {
    const std::string word = "Łopata ‘x’ $1; --";
    add({1, word, Bytes{0, 255}, std::numeric_limits<std::int64_t>::min()});
    add({2, "", Bytes{}, std::numeric_limits<std::int64_t>::max()});
    add({3, nullptr, nullptr, nullptr});
    one("SELECT word, bytes, n FROM t WHERE id = $1", {1}, [&](const Row& row) {
        CHECK(row.text(0) == word);
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

TEST_CASE_FIXTURE(WithTable,
                  "placeholders are taken by their number, in whatever order they stand") {
    add({1, "first", nullptr, 5});
    one("SELECT $2, word FROM t WHERE n = $1 AND $2 = 'second'", {5, "second"},
        [](const Row& row) { CHECK(row.text(1) == "first"); });
}

TEST_CASE_FIXTURE(WithTable, "each kind of refusal is told apart") {
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

TEST_CASE_FIXTURE(WithTable, "a text with a NUL comes back whole or is refused, and is never cut") {
    const std::string with_nul("a\0b", 3);
    try {
        add({1, with_nul, nullptr, 1});
    } catch (const Error& error) {
        CHECK(error.fault == Fault::usage);
        return;
    }
    one("SELECT word FROM t WHERE id = $1", {1},
        [&](const Row& row) { CHECK(row.text(0) == with_nul); });
}

TEST_CASE_FIXTURE(WithTable,
                  "a sum, a comparison and a count are whole numbers, and half of one is none") {
    for (int id = 1; id <= 3; ++id) add({id, "w", nullptr, id == 3 ? 70'000'000'000 : -id});
    one("SELECT SUM(n), COUNT(*), MIN(n) < 0, SUM(n) - 69999999997 FROM t", {}, [](const Row& row) {
        CHECK(row.integer(0) == 69'999'999'997);
        CHECK(row.integer(1) == 3);
        CHECK(row.integer(2) == 1);
        CHECK(row.integer(3) == 0);
    });
    one("SELECT SUM(n) * 0.5 FROM t", {},
        [](const Row& row) { CHECK_THROWS_AS(row.integer(0), Error); });
}

TEST_CASE_FIXTURE(WithTable,
                  "texts are put in order byte by byte, whatever the server's language") {
    int id = 0;
    for (const char* word : {"b", "Z", "ä", "a", "_"}) add({++id, word, nullptr, 1});
    std::string order;
    connection->read("SELECT word FROM t ORDER BY word", {},
                     [&](const Row& row) { order += row.string(0); });
    CHECK(order == "Z_abä");
}

TEST_CASE_FIXTURE(WithTable, "a reading sees one state, however long it takes, and can't write") {
    Readers readers(database.address());
    const Snapshot before(readers);
    const auto count = [](const Snapshot& snapshot) {
        std::int64_t rows = -1;
        snapshot.read("SELECT COUNT(*) FROM t", {}, [&](const Row& row) { rows = row.integer(0); });
        return rows;
    };
    CHECK(count(before) == 0);
    add({1, "a", nullptr, 1});
    CHECK(count(before) == 0);
    CHECK(count(Snapshot(readers)) == 1);
    CHECK(fault([&] { before.read("DELETE FROM t", {}, [](const Row&) {}); }) == Fault::usage);
}

TEST_CASE_FIXTURE(WithTable, "two who write wait for each other") {
    Writer first(*connection);
    const auto other = database.connect();
    auto transaction = std::make_unique<Transaction>(first);
    first.execute("INSERT INTO t (id, n) VALUES (1, 1)");
    auto second = std::async(std::launch::async, [&] {
        Writer writer(*other);
        Transaction mine(writer);
        std::int64_t rows = -1;
        other->read("SELECT COUNT(*) FROM t", {}, [&](const Row& row) { rows = row.integer(0); });
        return rows;
    });
    CHECK(second.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    transaction->commit();
    transaction.reset();
    CHECK(second.get() == 1);
}

TEST_CASE_FIXTURE(WithTable, "a statement can be asked again while its rows are being read") {
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

TEST_CASE_FIXTURE(Empty, "a migration runs once, and never after it was changed") {
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

TEST_CASE_FIXTURE(Empty, "two who begin at once bring the tables up to date once") {
    std::vector<Migration> migrations;
    for (const char name : std::string_view("abcdefgh"))
        migrations.push_back({std::string(1, name), "CREATE TABLE " + std::string(1, name) +
                                                        " (id {int} PRIMARY KEY) {strict}"});
    CHECK(migrate(*connection, {migrations.front()}) == 1);
    const auto run = [&] { return migrate(*database.connect(), migrations); };
    auto one = std::async(std::launch::async, run), other = std::async(std::launch::async, run);
    CHECK(one.get() + other.get() == 7);
}

TEST_CASE_FIXTURE(Empty, "a migration that fails half-way leaves nothing behind") {
    CHECK_THROWS_AS(migrate(*connection, {{"1.sql", "CREATE TABLE a (id {int}) {strict}; BOGUS"}}),
                    MigrationError);
    CHECK(migrate(*connection, {{"1.sql", "CREATE TABLE a (id {int}) {strict}"}}) == 1);
}

TEST_CASE_FIXTURE(Empty, "what is for one engine alone does nothing in the other") {
    migrate(*connection, {{"1.sql",
                           "CREATE TABLE a (id {int}{sqlite}, file {bytes}{postgres}, server "
                           "{bytes}{both}, last {bytes})"}});
    const std::vector<Table> all = tables(*connection);
    const auto made = std::ranges::find(all, "a", &Table::name);
    REQUIRE(made != all.end());
    std::vector<std::string> names;
    for (const Column& column : made->columns) names.push_back(column.name);
    const bool is_file = connection->engine() == Engine::sqlite;
    CHECK(names == std::vector<std::string>{"id", is_file ? "file" : "server", "last"});
}

TEST_CASE("a table is made anew under those that refer to it, and no reference is lost") {
    const TemporaryFolder folder;
    const auto connection = open_sqlite(folder.file("a.db"));
    const std::string anew =
        "CREATE TABLE b (id INTEGER PRIMARY KEY); INSERT INTO b SELECT id FROM a WHERE id > ";
    const std::string in_its_place = "; DROP TABLE a; ALTER TABLE b RENAME TO a";
    std::vector<Migration> migrations{
        {"1.sql",
         "CREATE TABLE a (id INTEGER PRIMARY KEY, was TEXT);"
         "CREATE TABLE refers (a_id INTEGER REFERENCES a (id));"
         "INSERT INTO a VALUES (1, ''), (2, ''); INSERT INTO refers VALUES (1), (2)"}};
    migrate(*connection, migrations);
    migrations.push_back({"2.sql", anew + "1" + in_its_place});
    CHECK_THROWS_WITH_AS(migrate(*connection, migrations), "a row of refers refers to none of a",
                         MigrationError);
    migrations.back().sql = anew + "0" + in_its_place;
    CHECK(migrate(*connection, migrations) == 1);
    Writer writer(*connection);
    CHECK(writer.execute("INSERT INTO refers VALUES (2)", {}) == 1);
    CHECK_THROWS_AS(writer.execute("INSERT INTO refers VALUES (3)", {}), Error);
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

TEST_CASE("what a database has is told in an order in which it can be filled") {
    const TemporaryFolder folder;
    const TestDatabase database(folder);
    const auto connection = database.connect();
    migrate(*connection, embedded_migrations());
    const std::vector<Table> all = tables(*connection);
    const auto place = [&](std::string_view name) {
        return std::ranges::find(all, name, &Table::name) - all.begin();
    };
    CHECK(place("panels") < place("memberships"));
    CHECK(place("memberships") < place("membership_roles"));
    const Table& lines = all.at(std::size_t(place("audit_log")));
    const auto column = [&](std::string_view name) {
        return *std::ranges::find(lines.columns, name, &Column::name);
    };
    CHECK(column("writer").kind == Kind::bytes);
    CHECK(column("writer").key == 1);
    CHECK(column("seq").kind == Kind::integer);
    CHECK(column("seq").key == 2);
    CHECK(column("reason").kind == Kind::text);
    CHECK(column("reason").key == 0);
}

}  // namespace mase::db
