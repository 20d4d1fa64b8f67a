// Reading a database: one API over the engines (SQLite, PostgreSQL), one error type, a statement
// cache. Writing is in db_write.h, which only audit may include. Placeholders are $1, $2, …
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"

namespace mase::db {

// `lost`: the connection is gone. What was begun and not committed is undone; of a commit that was
// on its way nobody knows without asking again.
enum class Fault { other, unique, foreign_key, not_null, check, busy, full, syntax, usage, lost };

struct Error : std::runtime_error {
    Error(Fault what, const std::string& message) : std::runtime_error(message), fault(what) {}
    Fault fault;
};

using Bytes = std::vector<std::uint8_t>;

class Value {  // what is bound to one placeholder
public:
    Value(std::nullptr_t) {}
    Value(std::int64_t number) : held_(number) {}
    Value(int number) : held_(std::int64_t{number}) {}
    Value(bool) = delete;  // a yes or no is a code, or 1 and 0 said as such
    Value(std::string text) : held_(std::move(text)) {}
    Value(std::string_view text) : held_(std::string(text)) {}
    Value(const char* text) : held_(std::string(text)) {}
    Value(Bytes bytes) : held_(std::move(bytes)) {}
    Value(Date date) : held_(iso(date)) {}
    Value(Instant at) : held_(at.micros) {}
    template <class Thing>
    Value(Id<Thing> id) : held_(id.bytes) {}
    template <class T>
    Value(const std::optional<T>& maybe) {
        if (maybe) *this = Value(*maybe);
    }

    using Held = std::variant<std::monostate, std::int64_t, std::string, Bytes, IdBytes>;
    const Held& held() const { return held_; }
    // Those of an id, or any others; nothing of what is not held as bytes.
    std::optional<std::span<const std::uint8_t>> bytes() const {
        if (const auto* id = std::get_if<IdBytes>(&held_)) return *id;
        if (const auto* any = std::get_if<Bytes>(&held_)) return *any;
        return std::nullopt;
    }

private:
    Held held_;
};

using Values = std::vector<Value>;

// One row of an answer, valid while its callback runs. Reading NULL or another type than asked
// for throws: nothing turns silently into "" or 0.
class Row {
public:
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::span<const std::uint8_t> bytes(int column) const = 0;

    Bytes copied(int column) const {
        const auto view = bytes(column);
        return {view.begin(), view.end()};
    }
    std::string string(int column) const { return std::string(text(column)); }
    std::string string_or_empty(int column) const { return is_null(column) ? "" : string(column); }
    Date date(int column) const;
    Instant instant(int column) const { return {integer(column)}; }
    std::optional<Date> maybe_date(int column) const;
    std::optional<Instant> maybe_instant(int column) const;
    template <class SomeId>
    SomeId id(int column) const {
        return SomeId{id_bytes(column)};
    }
    template <class SomeId>
    std::optional<SomeId> maybe_id(int column) const {
        if (is_null(column)) return std::nullopt;
        return SomeId{id_bytes(column)};
    }

protected:
    ~Row() = default;

private:
    IdBytes id_bytes(int column) const;
};

using OnRow = std::function<void(const Row&)>;

enum class Engine { sqlite, postgres };

class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    // Runs a statement that only reads; one that would write is refused (Fault::usage).
    void read(std::string_view sql, const Values& values, const OnRow& on_row) {
        run(Mode::read, sql, values, on_row);
    }
    // From now on it finds rows of this panel alone, and of no panel, even for a statement that
    // forgets to ask; where the engine can. Until then it finds all.
    virtual void see_only(const IdBytes& panel) = 0;

protected:
    friend class Writer;
    friend class Readers;
    friend class Snapshot;
    enum class Mode { read, write };
    virtual std::int64_t run(Mode, std::string_view sql, const Values&, const OnRow&) = 0;
    virtual void script(std::string_view sql) = 0;  // several statements, no values
    // Each until COMMIT or ROLLBACK. While one writes no other does, whatever its process.
    virtual void begin_writing() = 0;
    virtual void begin_reading() = 0;  // one unchanging state
    virtual void end_reading() { script("ROLLBACK"); }
    virtual std::size_t most_rows() const = 0;  // that one INSERT had best add
    virtual void keep_pages(int megabytes) = 0;
    virtual bool leave_nothing_deleted() = 0;
};

// Where a database is: postgresql://… as libpq takes it, with its environment, service and password
// files; anything else is the path of a SQLite file.
bool is_postgres(std::string_view address);
std::unique_ptr<Connection> open(const std::string& address);
std::unique_ptr<Connection> open_sqlite(const std::string& path);
std::unique_ptr<Connection> open_postgres(const std::string& address);

// What SQLite's own check finds wrong with its pages, indexes and references. PostgreSQL leaves
// that to its own tools (pg_amcheck), and answers with nothing.
std::vector<std::string> engine_faults(Connection&);

// One unchanging state of a SQLite file as a new one, readable by its owner alone, while others
// write to it. What was deleted is not in it. (Of PostgreSQL: copy() in platform/db_copy.h.)
void copy_sqlite(const std::string& from, const std::string& to);

// How long a database may be away until those who wait are told: time for another to take over, as
// deploy/ha has it. Who reads waits as long as who writes, and proxies wait longer.
inline constexpr std::chrono::seconds patience{40};
inline constexpr std::chrono::milliseconds between_attempts{100};

// Connections for reading, lent one at a time; each reads one unchanging state while it is lent.
class Readers {
public:
    explicit Readers(std::string address) : address_(std::move(address)) {}
    std::unique_ptr<Connection> take();  // its reading has begun
    void give_back(std::unique_ptr<Connection>);
    void see_only(const IdBytes& panel);  // before it is shared by threads

private:
    std::unique_ptr<Connection> idle();
    std::unique_ptr<Connection> reached();
    void note_back();
    bool is_away_for_long();

    std::string address_;
    std::optional<IdBytes> panel_;
    std::mutex mutex_;
    // Since when nobody has reached the database. Once that has lasted, whoever asks is told at
    // once, so that a long absence leaves no queue of those who wait.
    std::optional<std::chrono::steady_clock::time_point> away_since_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

class Snapshot {
public:
    explicit Snapshot(Readers&);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    void read(std::string_view sql, const Values& values, const OnRow& on_row) const {
        connection_->read(sql, values, on_row);
    }
    Connection& connection() const { return *connection_; }

private:
    Readers& readers_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace mase::db
