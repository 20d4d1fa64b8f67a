#include "platform/db.h"

#include <algorithm>
#include <thread>

namespace mase::db {

Date Row::date(int column) const {
    const auto date = parse_date(text(column));
    if (!date) throw Error(Fault::usage, "a stored date is not a date");
    return *date;
}

std::optional<Date> Row::maybe_date(int column) const {
    if (is_null(column)) return std::nullopt;
    return date(column);
}

std::optional<Instant> Row::maybe_instant(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

IdBytes Row::id_bytes(int column) const {
    const auto stored = bytes(column);
    IdBytes id{};
    if (stored.size() != id.size()) throw Error(Fault::usage, "a stored id is not 16 bytes");
    std::copy(stored.begin(), stored.end(), id.begin());
    return id;
}

bool is_postgres(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::unique_ptr<Connection> open(const std::string& address) {
    return is_postgres(address) ? open_postgres(address) : open_sqlite(address);
}

std::unique_ptr<Connection> Readers::idle() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return nullptr;
    auto connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

std::unique_ptr<Connection> Readers::reached() {
    auto connection = open(address_);
    if (panel_) connection->see_only(*panel_);
    connection->begin_reading();
    return connection;
}

void Readers::note_back() {
    const std::lock_guard lock(mutex_);
    away_since_.reset();
}

bool Readers::is_away_for_long() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (!away_since_) away_since_ = now;
    return now - *away_since_ >= patience;
}

// One that was lent before may have been lost since.
std::unique_ptr<Connection> Readers::take() {
    while (auto connection = idle()) {
        try {
            connection->begin_reading();
            note_back();
            return connection;
        } catch (const Error& error) {
            if (error.fault != Fault::lost) throw;
        }
    }
    while (true) {
        try {
            auto connection = reached();
            note_back();
            return connection;
        } catch (const Error& error) {
            if (error.fault != Fault::lost || is_away_for_long()) throw;
        }
        std::this_thread::sleep_for(between_attempts);
    }
}

void Readers::see_only(const IdBytes& panel) {
    const std::lock_guard lock(mutex_);
    panel_ = panel;
    idle_.clear();
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
}

Snapshot::Snapshot(Readers& readers) : readers_(readers), connection_(readers.take()) {}

Snapshot::~Snapshot() {
    try {
        connection_->end_reading();
        readers_.give_back(std::move(connection_));
    } catch (...) {
        connection_.reset();  // a connection that can't end its reading is not lent again
    }
}

}  // namespace mase::db
