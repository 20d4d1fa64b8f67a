#include "audit/writing.h"

#include <future>
#include <iterator>

#include "platform/db_migrate.h"

namespace mase::audit {

namespace {

constexpr std::size_t most_at_once = 256;  // changes in one commit: bounds the wait of the first

struct Undone {};  // thrown by a body that refused: its writes go, its answer stays

std::unique_ptr<db::Connection> opened(const std::string& path) {
    auto connection = db::open_sqlite(path);
    db::migrate(*connection, db::embedded_migrations());
    db::Writer writer(*connection);
    writer.keep_pages();
    writer.sample();
    return connection;
}

}  // namespace

Writing::Writing(const std::string& path, Keyring& keys, const Clock& clock)
    : keys_(keys),
      clock_(clock),
      connection_(opened(path)),
      writer_(*connection_),
      id_(new_id<AnyId>(clock.now())),
      thread_([this] { work(); }) {}

Writing::~Writing() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Writing::run(const access::Permit& permit, const std::function<bool(Change&)>& body,
                  std::shared_ptr<Tickets> tickets) {
    std::promise<void> ran;
    tickets->owe();
    queue({.perform =
               [&, this] {
                   Change change(*connection_, permit, keys_, clock_);
                   if (!body(change)) throw Undone{};
                   write(change.line());
               },
           .ran =
               [&ran](std::exception_ptr fault) {
                   fault ? ran.set_exception(std::move(fault)) : ran.set_value();
               },
           .tickets = std::move(tickets)});
    ran.get_future().get();
}

void Writing::add(std::shared_ptr<Line> line, std::shared_ptr<Tickets> tickets) {
    tickets->owe();
    queue({.perform = [this, line = std::move(line)] { write(*line); },
           .ran = [](const std::exception_ptr&) {},
           .tickets = std::move(tickets)});
}

void Writing::queue(Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void Writing::work() {
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const std::size_t count = std::min(waiting_.size(), most_at_once);
            const auto end = waiting_.begin() + std::ptrdiff_t(count);
            jobs.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
        }
        commit_together(jobs);
    }
}

void Writing::commit_together(std::vector<Job>& jobs) {
    const std::int64_t first = next_;
    std::vector<Job*> kept;
    bool durable = false;
    try {
        writer_.script("BEGIN IMMEDIATE");
        for (Job& job : jobs) {
            if (perform(job)) kept.push_back(&job);
        }
        writer_.script("COMMIT");
        durable = true;
    } catch (const std::exception&) {
        // The engine itself failed (a full disk, a lost file): none of this batch is kept.
        next_ = first;
        give_up(jobs, std::current_exception());
    }
    for (Job* job : kept) job->tickets->resolve(durable);
}

void Writing::give_up(std::vector<Job>& jobs, const std::exception_ptr& fault) {
    for (Job& job : jobs) {
        if (job.answered) continue;
        job.answer(fault);
        job.tickets->resolve(false);
    }
    try {
        writer_.script("ROLLBACK");
    } catch (const db::Error&) {  // NOLINT(bugprone-empty-catch)
        // The engine has rolled back by itself.
    }
}

// Whether the job's writes wait for the commit. Throws only when its savepoint can't be undone.
bool Writing::perform(Job& job) {
    const std::int64_t line = next_;
    writer_.script("SAVEPOINT change");
    std::exception_ptr fault;
    bool refused = false;
    try {
        job.perform();
    } catch (const Undone&) {
        refused = true;
    } catch (...) {
        fault = std::current_exception();
    }
    if (!fault && !refused) {
        writer_.script("RELEASE change");
        job.answer(nullptr);
        return true;
    }
    next_ = line;
    job.answer(fault);
    job.tickets->resolve(refused);  // a refusal has nothing to wait for; a fault may not be shown
    writer_.script("ROLLBACK TO change; RELEASE change");
    return false;
}

void Writing::write(const Line& line) {
    const std::int64_t number = next_++;
    writer_.execute(
        "INSERT INTO audit_log (writer, seq, panel_id, at, account_id, session_id, operation, "
        "processing, subject_kind, subject_id, case_id, reason, detail, remark) VALUES ($1, $2, "
        "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {id_, number, line.actor.panel, clock_.now(), line.actor.account, line.actor.session,
         access::row(line.operation).name, access::name(line.processing),
         access::name(line.subject.kind), line.subject.id, line.subject.case_id, line.reason,
         line.detail, line.remark.empty() ? db::Value(nullptr) : db::Value(line.remark)});
    for (const AnyId id : line.shown) {
        writer_.execute(
            "INSERT INTO audit_shown (panel_id, shown_id, writer, seq) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT DO NOTHING",
            {line.actor.panel, id, id_, number});
    }
}

}  // namespace mase::audit
