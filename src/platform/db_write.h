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
    // Rows alike, in as few statements as suits the engine; `into` ends with VALUES.
    void insert(std::string_view into, const std::vector<Values>& rows);
    void script(std::string_view sql) { connection_.script(sql); }
    // Until COMMIT or ROLLBACK; waits for whoever else is writing.
    void begin() { connection_.begin_writing(); }
    // Writes all of it anew, without what was deleted, and empties the log beside it. Whether that
    // could be done: not while others read an older state for long.
    bool leave_nothing_deleted() { return connection_.leave_nothing_deleted(); }
    // How much the one who writes keeps in memory at most, where that is ours to say. With the
    // engine's own 2 MB a large change reads the same pages over and over.
    void keep_pages(int megabytes) { connection_.keep_pages(megabytes); }

private:
    Connection& connection_;
};

// Undone unless committed.
class Transaction {
public:
    explicit Transaction(Writer& writer) : writer_(writer) { writer_.begin(); }
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
