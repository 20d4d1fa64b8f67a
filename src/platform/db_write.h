// Writing to a database. Only audit may include this: no write without its audit line.
#pragma once

#include "platform/db.h"

namespace mase::db {

class Writer {
public:
    explicit Writer(Connection& connection) : connection_(connection) {}
    // Returns how many rows it touched.
    std::int64_t execute(std::string_view sql, const Values& values = {}) {
        return connection_.run(Connection::Mode::write, sql, values, [](const Row&) {});
    }
    void script(std::string_view sql) { connection_.script(sql); }
    // Writes all of it anew, without what was deleted, and empties the log beside it. Whether that
    // could be done: not while others read an older state for long.
    bool leave_nothing_deleted() {
        connection_.script("VACUUM");
        bool is_busy = true;
        connection_.run(Connection::Mode::write, "PRAGMA wal_checkpoint(TRUNCATE)", {},
                        [&](const Row& row) { is_busy = row.integer(0) != 0; });
        return !is_busy;
    }
    // Lets the engine see how its tables are filled, so that it picks the index that narrows most;
    // without, it takes a panel's key to be as telling as a case's. Looks at a sample: it takes
    // milliseconds whatever the size. Connections opened later know of it.
    void sample() { connection_.script("PRAGMA analysis_limit = 400; ANALYZE"); }
    // How many pages the one who writes keeps in memory: 32 MB of them at most. With the engine's
    // own 2 MB a large change reads the same pages over and over.
    void keep_pages() { connection_.script("PRAGMA cache_size = -32768"); }

private:
    Connection& connection_;
};

// Undone unless committed.
class Transaction {
public:
    explicit Transaction(Writer& writer) : writer_(writer) { writer_.script("BEGIN IMMEDIATE"); }
    ~Transaction() {
        if (is_kept_) return;
        try {
            writer_.script("ROLLBACK");
        } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
            // The engine has rolled back by itself, as it does when the disk is full.
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        writer_.script("COMMIT");
        is_kept_ = true;
    }

private:
    Writer& writer_;
    bool is_kept_ = false;
};

}  // namespace mase::db
