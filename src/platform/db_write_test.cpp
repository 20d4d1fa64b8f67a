#include "platform/db_write.h"

#include <doctest/doctest.h>

#include "platform/database_fixture.h"
#include "platform/db_migrate.h"

namespace mase::db {

namespace {

constexpr std::string_view into = "INSERT INTO t (id, word, n) VALUES";

class Table {
public:
    Table() {
        writer().script(for_engine(
            connection->engine(),
            "CREATE TABLE t (id {int} PRIMARY KEY, word TEXT, n {int} CHECK (n <> 13)) {strict}"));
    }
    Writer writer() { return Writer(*connection); }
    std::int64_t count(const std::string& what) {
        std::int64_t found = 0;
        connection->read("SELECT count(" + what + ") FROM t WHERE n = -id", {},
                         [&](const Row& row) { found = row.integer(0); });
        return found;
    }

    TemporaryFolder folder;
    TestDatabase database{folder, TestDatabase::Holds::nothing};
    std::unique_ptr<Connection> connection = database.connect();
};

}  // namespace

TEST_CASE_FIXTURE(Table, "rows that are added together are each there as it was") {
    for (const int count : {0, 1, 2, 151}) {
        std::vector<Values> rows;
        for (int id = count * 1000 + 1; id <= count * 1001; ++id)
            rows.push_back({id, id % 3 == 0 ? Value(nullptr) : Value("word"), -id});
        writer().insert(into, rows);
    }
    CHECK(count("*") == 154);
    CHECK(count("word") == 103);
}

TEST_CASE_FIXTURE(Table, "one row amiss of several in a change leaves none of them") {
    const auto add = [&] {
        Writer now = writer();
        const Transaction change(now);
        now.insert(into, {{1, "word", -1}, {2, "word", 13}, {3, "word", -3}});
    };
    CHECK_THROWS_AS(add(), Error);
    CHECK(count("*") == 0);
}

}  // namespace mase::db
