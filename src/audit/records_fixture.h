// A small installation in a temporary folder, with one panel, for tests of stores and pages.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "audit/binding_fixture.h"
#include "audit/lookup.h"
#include "audit/records.h"
#include "audit/viewing.h"
#include "platform/database_fixture.h"
#include "platform/db_tables.h"
#include "platform/db_write.h"
#include "platform/signing.h"

namespace mase::audit {

class RecordsFixture {
public:
    static constexpr Instant start{1'795'003'200'000'000};  // 2026-11-18 noon in London

    RecordsFixture()
        : keyring((create_master_key(folder.file("master.key")), folder.file("keys.db")),
                  folder.file("master.key")),
          records(database.address(), keyring, clock),
          panel(new_id<PanelId>(clock.now())) {
        Outbox outbox(records);
        const auto made = records.change(
            access::program(access::Task::plan_panel, panel), outbox,
            [&](Change& change) -> Result<int> {
                change.execute(
                    "INSERT INTO panels (id, slug, key_id, kind, made_at) VALUES ($1, $2, $3, "
                    "'live', $4)",
                    {panel, "redbridge", change.create_panel_key(), clock.now()});
                return 0;
            });
        if (!made || !outbox.wait()) throw std::runtime_error("the panel was not made");
    }

    // Whatever the test was of: what it sealed must be bound to where it stands.
    ~RecordsFixture() {
        if (has_moved_sealed) return;
        try {
            for (const std::string& column : badly_bound(*database.connect(), keyring))
                FAIL_CHECK(column << " is not bound to the whole of its row (audit/sealed.h)");
        } catch (const db::Error&) {  // NOLINT(bugprone-empty-catch)
            // The test has spoilt the file.
        }
    }
    RecordsFixture(const RecordsFixture&) = delete;
    RecordsFixture& operator=(const RecordsFixture&) = delete;

    // An account of this panel with one role; unsaved, for permits alone.
    access::Actor actor(access::Role role, std::string agency = "CS_CPAT",
                        std::string sector = "childrens_services") const {
        return {.account = new_id<AccountId>(clock.now()),
                .name = "Test person",
                .panel = panel,
                .agency = std::move(agency),
                .sector = std::move(sector),
                .roles = {role},
                .session = {}};
    }

    // Past all rules, to set up a fault or to look.
    std::int64_t count(const std::string& sql, const db::Values& values = {}) const {
        std::int64_t number = -1;
        database.connect()->read(sql, values, [&](const db::Row& row) { number = row.integer(0); });
        return number;
    }
    // Whether these words stand in any row, as text or as bytes: where the files are a server's.
    bool is_in_a_row(const std::string& words) const {
        std::string digits;
        for (const char letter : words) digits += hex(std::string_view(&letter, 1));
        const auto connection = database.connect();
        for (const db::Table& table : db::tables(*connection)) {
            const std::string sql = "SELECT count(*) FROM \"" + table.name +
                                    "\" t WHERE strpos(CAST(t AS text), $1) > 0 OR "
                                    "strpos(CAST(t AS text), $2) > 0";
            if (count(sql, {words, digits}) > 0) return true;
        }
        return false;
    }
    void tamper(const std::string& sql) const {  // with the marks of in_dialect()
        const auto connection = database.connect();
        db::Writer(*connection).script(db::in_dialect(connection->engine(), sql));
    }

    bool has_moved_sealed = false;  // by a test that looks whether it then opens
    TemporaryFolder folder;
    db::TestDatabase database{folder};
    SetClock clock{start};
    Keyring keyring;
    Records records;
    PanelId panel;
};

}  // namespace mase::audit
