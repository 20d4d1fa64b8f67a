// PostgreSQL behind db.h, by libpq: every statement prepared once, values and answers in binary.
#include <libpq-fe.h>

#include <array>
#include <cstring>
#include <unordered_map>

#include "platform/db_postgres_row.h"
#include "platform/db_statement.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

struct Closer {
    void operator()(PGconn* handle) const { PQfinish(handle); }
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Closer>;

// Held by whoever writes, so that the rules of one change are never run on what another is about to
// alter. Any number will do, as long as all processes of mase use the same.
constexpr std::string_view one_writer =
    "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(7238245); ";

Fault fault_of(std::string_view state) {
    constexpr std::array<std::pair<std::string_view, Fault>, 9> known{
        {{"23505", Fault::unique},
         {"23503", Fault::foreign_key},
         {"23502", Fault::not_null},
         {"23514", Fault::check},
         {"40001", Fault::busy},
         {"40P01", Fault::busy},
         {"55P03", Fault::busy},
         {"53100", Fault::full},
         {"25006", Fault::usage}}};  // it writes where it may only read
    for (const auto& [code, fault] : known)
        if (state == code) return fault;
    if (state.starts_with("08")) return Fault::lost;
    return state.starts_with("42") ? Fault::syntax : Fault::other;
}

// What is bound, as libpq takes it; it points into the values.
class Bound {
public:
    explicit Bound(const Values& values) : numbers_(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i) add(values[i], numbers_[i]);
    }
    const Oid* types() const { return types_.data(); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }
    int count() const { return int(types_.size()); }
    // Statements are prepared for kinds of values: NULL takes the kind of its column.
    const std::string& kinds() const { return kinds_; }

private:
    void add(const Value& value, std::array<char, 8>& number) {
        if (const auto* integer = std::get_if<std::int64_t>(&value.held())) {
            const std::uint64_t big = __builtin_bswap64(std::uint64_t(*integer));
            std::memcpy(number.data(), &big, sizeof big);
            put(oid::int8, number.data(), sizeof big, 'i');
        } else if (const auto* text = std::get_if<std::string>(&value.held())) {
            if (text->find('\0') != std::string::npos)
                throw Error(Fault::usage, "PostgreSQL can't keep a text with a NUL in it");
            put(oid::text, text->data(), text->size(), 't');
        } else if (const auto bytes = value.bytes()) {
            const char* begin = reinterpret_cast<const char*>(bytes->data());
            put(oid::bytes, bytes->empty() ? "" : begin, bytes->size(), 'b');
        } else {
            put(0, nullptr, 0, 'n');
        }
    }
    void put(Oid type, const char* value, std::size_t length, char kind) {
        types_.push_back(type);
        values_.push_back(value);
        lengths_.push_back(int(length));
        formats_.push_back(1);
        kinds_ += kind;
    }

    std::vector<std::array<char, 8>> numbers_;
    std::vector<Oid> types_;
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
    std::string kinds_;
};

class Postgres final : public Connection {
public:
    explicit Postgres(const std::string& address) {
        // What stands before the address can be said otherwise in it. A server that has gone
        // without a word is noticed in about ten seconds.
        constexpr std::array<const char*, 8> names{"connect_timeout",  "keepalives_idle",
                                                   "tcp_user_timeout", "fallback_application_name",
                                                   "dbname",           "target_session_attrs",
                                                   "client_encoding",  nullptr};
        const std::array<const char*, 8> values{
            "10", "5", "10000", "mase", address.c_str(), "read-write", "UTF8", nullptr};
        handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
        if (PQstatus(handle_.get()) != CONNECTION_OK)
            throw Error(Fault::lost,
                        std::string("cannot reach the database: ") + PQerrorMessage(handle_.get()));
        PQsetNoticeProcessor(handle_.get(), [](void*, const char*) {}, nullptr);
        // An acknowledged commit is on the disk, whatever the server does by itself.
        script(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE "
            "current_setting('synchronous_commit') IN ('off', 'local'); SET jit = off; "
            "SET max_parallel_workers_per_gather = 0; "  // to begin one takes longer than a page
            "SET lock_timeout = 0; SET mase.panel = '*'");
    }
    Engine engine() const override { return Engine::postgres; }
    void see_only(const IdBytes& panel) override {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string hex;
        for (const std::uint8_t byte : panel) {
            hex += digits[byte / 16];
            hex += digits[byte % 16];
        }
        seeing_ = "SELECT set_config('mase.panel', '" + hex + "', false)";
        script(seeing_);
    }

protected:
    std::int64_t run(Mode mode, std::string_view sql, const Values& values,
                     const OnRow& on_row) override {
        const Bound bound(values);
        const Result result(PQexecPrepared(handle_.get(), prepared(sql, bound).c_str(),
                                           bound.count(), bound.values(), bound.lengths(),
                                           bound.formats(), 1));
        must_have_worked(result.get());
        if (mode == Mode::read && PQresultStatus(result.get()) != PGRES_TUPLES_OK)
            throw Error(Fault::usage, "a reader was given a statement that writes");
        PostgresRow row(result.get());
        for (; row.at < PQntuples(result.get()); ++row.at) on_row(row);
        const std::string_view touched = PQcmdTuples(result.get());
        return touched.empty() ? 0 : std::stoll(std::string(touched));
    }

    void script(std::string_view sql) override {
        const Result result(PQexec(handle_.get(), std::string(sql).c_str()));
        must_have_worked(result.get());
    }

    // What it may see is said again: it may have been said in a change that was undone.
    void begin_writing() override { script(std::string(one_writer) + seeing_); }
    void begin_reading() override { script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
    // Nobody waits for the answer: libpq takes it before the next statement.
    void end_reading() override {
        if (PQsendQuery(handle_.get(), "ROLLBACK") == 0)
            throw Error(Fault::lost, PQerrorMessage(handle_.get()));
    }
    std::size_t most_rows() const override { return 64; }
    void keep_pages(int) override {}  // the server's own are shared by all
    // Of its rows; what is left in the server's log and its backups is for whoever keeps the
    // server.
    bool leave_nothing_deleted() override {
        script("VACUUM");
        return true;
    }

private:
    void must_have_worked(const PGresult* result) const {
        const ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return;
        const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        // A server that goes down may have said its last words, and libpq not yet have seen the
        // end; what has no state was not said by the server: it could not be reached.
        const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
        const std::string_view how_bad = severity == nullptr ? "" : severity;
        const bool is_lost = PQstatus(handle_.get()) == CONNECTION_BAD || state == nullptr ||
                             how_bad == "FATAL" || how_bad == "PANIC";
        throw Error(is_lost ? Fault::lost : fault_of(state), PQerrorMessage(handle_.get()));
    }

    const std::string& prepared(std::string_view sql, const Bound& bound) {
        std::string kept = bound.kinds() + ' ' + std::string(sql);
        const auto found = statements_.find(kept);
        if (found != statements_.end()) return found->second;
        must_be_one_statement(sql, std::size_t(bound.count()));
        const std::string name = "s" + std::to_string(statements_.size());
        const Result result(PQprepare(handle_.get(), name.c_str(), std::string(sql).c_str(),
                                      bound.count(), bound.types()));
        must_have_worked(result.get());
        return statements_.emplace(std::move(kept), name).first->second;
    }

    std::unique_ptr<PGconn, Closer> handle_;
    std::string seeing_;  // says which panel's rows it may see; empty for all
    std::unordered_map<std::string, std::string> statements_;  // names, by kinds of values and text
};

}  // namespace

std::unique_ptr<Connection> open_postgres(const std::string& address) {
    return std::make_unique<Postgres>(address);
}

}  // namespace mase::db
