#include "audit/writer_connection.h"

#include <chrono>
#include <thread>
#include <utility>

#include "platform/db_migrate.h"
#include "platform/db_plans.h"
#include "platform/log.h"

namespace mase::audit {

namespace {

constexpr int megabytes_kept = 32;

std::unique_ptr<db::Connection> ready(std::unique_ptr<db::Connection> connection) {
    db::Writer writer(*connection);
    writer.keep_pages(megabytes_kept);
    db::expect_rows(*connection);
    return connection;
}

std::unique_ptr<db::Connection> up_to_date(const std::string& address) {
    auto connection = db::open(address);
    db::migrate(*connection, db::embedded_migrations());
    return ready(std::move(connection));
}

}  // namespace

WriterConnection::WriterConnection(std::string address)
    : address_(std::move(address)), connection_(up_to_date(address_)) {}

void WriterConnection::see_only(const IdBytes& panel) {
    panel_ = panel;
    connection_->see_only(panel);
}

void WriterConnection::begin() {
    try {
        writer().begin();
    } catch (const db::Error& error) {
        if (error.fault != db::Fault::lost) throw;
        connect_again();
        writer().begin();
    }
}

bool WriterConnection::commit(AnyId run, std::int64_t last) {
    try {
        writer().script("COMMIT");
        return true;
    } catch (const db::Error& error) {
        if (error.fault != db::Fault::lost) throw;
    }
    connect_again();
    // The server may still be at it: whoever writes next waits until that has ended either way.
    bool is_kept = false;
    writer().begin();
    connection_->read("SELECT seq FROM audit_log WHERE writer = $1 AND seq = $2", {run, last},
                      [&](const db::Row&) { is_kept = true; });
    writer().script("ROLLBACK");
    log_line(LogLevel::warning, "the answer to a commit was lost",
             {{"kept", is_kept ? "yes" : "no"}});
    return is_kept;
}

void WriterConnection::connect_again() {
    log_line(LogLevel::warning, "the database is away");
    const auto until = std::chrono::steady_clock::now() + db::patience;
    while (true) {
        try {
            connection_ = ready(db::open(address_));
            if (panel_) connection_->see_only(*panel_);
            log_line(LogLevel::info, "the database is back");
            return;
        } catch (const db::Error& error) {
            if (error.fault != db::Fault::lost || std::chrono::steady_clock::now() >= until) throw;
        }
        std::this_thread::sleep_for(db::between_attempts);
    }
}

}  // namespace mase::audit
