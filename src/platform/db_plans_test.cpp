#include "platform/db_plans.h"

#include <doctest/doctest.h>

#include "platform/database_fixture.h"
#include "platform/db_migrate.h"

namespace mase::db {

namespace {

// What a page asks of one case, one person or one day among all of a panel.
constexpr std::string_view narrow[] = {
    "SELECT state FROM referrals WHERE panel_id = x'' AND case_id = x''",
    "SELECT id FROM records WHERE panel_id = x'' AND case_id = x'' ORDER BY held_on",
    "SELECT m.held_on FROM agenda_items i JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
    "i.meeting_id WHERE i.panel_id = x'' AND i.case_id = x''",
    "SELECT a.task FROM action_reports r JOIN actions a ON a.panel_id = r.panel_id AND a.id = "
    "r.action_id WHERE r.panel_id = x'' AND a.case_id = x''",
    "SELECT code FROM answers WHERE panel_id = x'' AND record_id = x'' AND question = ''",
    "SELECT task FROM actions WHERE panel_id = x'' AND item_id = x'' ORDER BY made_at, id",
    "SELECT outcome FROM action_checks WHERE panel_id = x'' AND item_id = x'' ORDER BY at DESC",
    "SELECT id FROM actions WHERE panel_id = x'' AND owner_id = x'' AND state = 'open'",
    "SELECT id FROM referrals WHERE panel_id = x'' AND received_on BETWEEN '' AND ''",
    "SELECT id FROM cases WHERE panel_id = x'' AND state = 'open' ORDER BY opened_on DESC, id DESC",
    "SELECT s.subject_id FROM relations r JOIN case_subjects s ON s.panel_id = r.panel_id AND "
    "s.case_id = r.subject_id WHERE r.panel_id = x'' AND r.holder = '' AND r.relation = ''",
};

class Migrated {
public:
    Migrated() { migrate(*connection, embedded_migrations()); }
    // The steps of the plan that look at all of a panel's rows, or at all rows.
    std::vector<std::string> wide(std::string_view sql) const {
        std::vector<std::string> found;
        connection->read("EXPLAIN QUERY PLAN " + std::string(sql), {}, [&](const Row& row) {
            const std::string step(row.text(3));
            if (step.starts_with("SCAN") || step.ends_with("(panel_id=?)")) found.push_back(step);
        });
        return found;
    }

    TemporaryFolder folder;
    std::unique_ptr<Connection> connection = open_sqlite(folder.file("mase.db"));
};

}  // namespace

TEST_CASE("a whole panel shares its key, a few rows an id, many a code, and fewer a day") {
    const Column panel{.name = "panel_id", .kind = Kind::bytes};
    const Column id{.name = "case_id", .kind = Kind::bytes};
    const Column code{.name = "state", .kind = Kind::text};
    const Column day{.name = "received_on", .kind = Kind::text};
    CHECK(expected_rows({panel, id}, false) == "1000000 1000000 10");
    CHECK(expected_rows({panel, id}, true) == "1000000 1000000 1");
    CHECK(expected_rows({panel, id}, false, true) == "10000 10000 10");
    CHECK(expected_rows({panel, code, day}, false) == "1000000 1000000 250000 250");
}

TEST_CASE("what is asked of one case, person or day is never looked for among a whole panel") {
    const Migrated database;
    expect_rows(*database.connection);
    for (const std::string_view sql : narrow) {
        CAPTURE(sql);
        CHECK(database.wide(sql) == std::vector<std::string>{});
    }
}

TEST_CASE("left to itself the engine would look at all of a panel for some of it") {
    const Migrated database;
    CHECK_FALSE(database.wide(narrow[0]).empty());
}

TEST_CASE("counts that were taken of a borough once are replaced, and then stay") {
    const Migrated database;
    Writer(*database.connection)
        .script(
            "ANALYZE; INSERT INTO sqlite_stat1 VALUES ('referrals', 'referrals_by_case', '9 9 9')");
    expect_rows(*database.connection);
    const auto later = open_sqlite(database.folder.file("mase.db"));
    std::string stat;
    const auto look = [&] {
        later->read("SELECT stat FROM sqlite_stat1 WHERE idx = 'referrals_by_case'", {},
                    [&](const Row& row) { stat = row.text(0); });
        return stat;
    };
    CHECK(look() == "1000000 1000000 10");
    expect_rows(*database.connection);
    CHECK(look() == "1000000 1000000 10");
}

}  // namespace mase::db
