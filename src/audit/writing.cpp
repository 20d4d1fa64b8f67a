#include "audit/writing.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "platform/keyring.h"
#include "platform/log.h"

namespace mase::audit {

namespace {

constexpr std::size_t most_at_once = 256;  // changes in one commit: bounds the wait of the first

struct Undone {};  // thrown by a body that refused: its writes go, its answer stays

template <class Array>
db::Bytes bytes_of(const Array& array) {
    return {array.begin(), array.end()};
}

// Of the run that was begun last before this one; zeros when there is none.
Digest last_line_hash(db::Connection& connection) {
    Digest hash{};
    connection.read("SELECT hash FROM audit_log ORDER BY writer DESC, seq DESC LIMIT 1", {},
                    [&](const db::Row& row) {
                        if (!row.is_null(0))
                            hash = exactly<sizeof(Digest)>(as_text(row.bytes(0))).value_or(hash);
                    });
    return hash;
}

LoggedLine as_logged(const Line& line, AnyId writer, std::int64_t number, Instant at) {
    LoggedLine logged{.writer = writer,
                      .number = number,
                      .panel = line.actor.panel.bytes,
                      .at = at,
                      .account = line.actor.account.bytes,
                      .session = line.actor.session.bytes,
                      .operation = std::string(access::row(line.operation).name),
                      .processing = std::string(access::name(line.processing)),
                      .subject_kind = std::string(access::name(line.subject.kind)),
                      .subject = line.subject.id,
                      .case_id = {},
                      .reason = line.reason,
                      .detail = line.detail,
                      .remark = {},
                      .shown = line.shown};
    if (line.subject.case_id) logged.case_id = line.subject.case_id->bytes;
    return logged;
}

}  // namespace

Writing::Writing(const std::string& path, Keyring& keys, const Clock& clock, PublishHead publish)
    : keys_(keys),
      clock_(clock),
      publish_(std::move(publish)),
      connection_(path),
      chain_(new_id<AnyId>(clock.now())) {
    has_left_ = destroy_left();
    thread_ = std::thread([this] { work(); });
}

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
                   running_->keys_to_go = std::move(change.keys_to_go_);
                   running_->why_they_go = std::move(change.why_they_go_);
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

// By the thread whose connection it is, and no line of the trail: nothing is read or written.
void Writing::set_up(const std::function<void()>& connection) {
    std::promise<void> done;
    auto tickets = std::make_shared<Tickets>();
    tickets->owe();
    queue({.perform = connection,
           .ran =
               [&done](std::exception_ptr fault) {
                   fault ? done.set_exception(std::move(fault)) : done.set_value();
               },
           .tickets = std::move(tickets)});
    done.get_future().get();
}

void Writing::see_only(PanelId panel) {
    set_up([&] { connection_.see_only(panel.bytes); });
}

void Writing::keep_pages(int megabytes) {
    set_up([&] { connection_.writer().keep_pages(megabytes); });
}

void Writing::queue(Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void Writing::work() {
    publish_left();
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            const auto is_woken = [this] { return stopping_ || !waiting_.empty(); };
            using Time = std::chrono::steady_clock::time_point;
            const Time due = std::min(unpublished_ ? publish_at_ : Time::max(),
                                      has_left_ ? destroy_at_ : Time::max());
            if (due < Time::max()) {
                wake_.wait_until(lock, due, is_woken);
            } else {
                wake_.wait(lock, is_woken);
            }
            if (stopping_ && waiting_.empty()) break;
            const std::size_t count = std::min(waiting_.size(), most_at_once);
            const auto end = waiting_.begin() + std::ptrdiff_t(count);
            jobs.assign(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
        }
        if (!jobs.empty()) commit_together(jobs);
        const auto now = std::chrono::steady_clock::now();
        if (unpublished_ && now >= publish_at_) publish_head();
        if (has_left_ && now >= destroy_at_) destroy_again();
    }
    if (unpublished_) publish_head();
    if (has_left_) destroy_again();
}

void Writing::commit_together(std::vector<Job>& jobs) {
    std::vector<Job*> kept;
    bool durable = false;
    try {
        if (std::exchange(in_doubt_, false)) chain_ = Chain(new_id<AnyId>(clock_.now()));
        connection_.begin();
        const bool is_alone = jobs.size() == 1;
        for (Job& job : jobs) {
            if (perform(job, is_alone)) kept.push_back(&job);
        }
        if (is_alone && kept.empty()) {
            connection_.writer().script("ROLLBACK");
            return;
        }
        durable = keep();
    } catch (const std::exception&) {
        // The engine itself failed (a full disk, a lost file): none of this batch is kept.
        chain_.back_to(0);
        give_up(jobs, std::current_exception());
    }
    for (Job* job : kept) job->tickets->resolve(durable && destroy_keys(*job));
}

// Commits what was written, signed; whether it counts.
bool Writing::keep() {
    std::optional<Head> head;
    if (chain_.has_waiting()) head = write_head();
    try {
        if (!connection_.commit(chain_.writer(), chain_.next() - 1)) {
            chain_.back_to(0);
            in_doubt_ = true;  // no number of this run is used a second time
            return false;
        }
    } catch (const db::Error& error) {
        in_doubt_ = error.fault == db::Fault::lost;
        if (in_doubt_) try_later();  // keys that are to go, if it is kept after all
        throw;
    }
    chain_.keep();
    if (head) unpublished_ = head;  // what was not committed must never be published
    return true;
}

void Writing::give_up(std::vector<Job>& jobs, const std::exception_ptr& fault) {
    for (Job& job : jobs) {
        if (job.answered) continue;
        job.answer(fault);
        job.tickets->resolve(false);
    }
    try {
        connection_.writer().script("ROLLBACK");
    } catch (const db::Error&) {  // NOLINT(bugprone-empty-catch)
        // The engine has rolled back by itself.
    }
}

// Whether the job's writes wait for the commit. One that is alone is undone with its transaction,
// which is for the caller; of several each has a savepoint. Throws only when that can't be undone.
bool Writing::perform(Job& job, bool is_alone) {
    const auto mark = [&](const char* sql) {
        if (!is_alone) connection_.writer().script(sql);
    };
    const std::size_t before = chain_.mark();
    mark("SAVEPOINT change");
    std::exception_ptr fault;
    bool refused = false;
    running_ = &job;
    try {
        job.perform();
    } catch (const Undone&) {
        refused = true;
    } catch (...) {
        fault = std::current_exception();
    }
    if (!fault && !refused) {
        mark("RELEASE change");
        job.answer(nullptr);
        return true;
    }
    chain_.back_to(before);
    job.answer(fault);
    job.tickets->resolve(refused);  // a refusal has nothing to wait for; a fault may not be shown
    mark("ROLLBACK TO change; RELEASE change");
    return false;
}

void Writing::write(const Line& line) {
    if (chain_.next() == 1) chain_.begin(last_line_hash(*connection_));
    LoggedLine logged = as_logged(line, chain_.writer(), chain_.next(), clock_.now());
    db::Value remark(nullptr);
    if (line.remark) {
        try {
            const db::Bytes sealed = seal_in(keys_, line.remark->key, line.remark->words,
                                             remark_place(logged.writer, logged.number));
            logged.remark = std::string(as_text(sealed));
            remark = sealed;
        } catch (const KeyDestroyed&) {
            logged.detail +=
                logged.detail.empty() ? "words not kept: erased" : "; words not kept: erased";
        }
    }
    const Digest before = chain_.last();
    const Digest hash = line_hash(logged, before);
    connection_.writer().execute(
        "INSERT INTO audit_log (writer, seq, panel_id, at, account_id, session_id, operation, "
        "processing, subject_kind, subject_id, case_id, reason, detail, remark, prev_hash, hash) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        {logged.writer, logged.number, line.actor.panel, logged.at, line.actor.account,
         line.actor.session, logged.operation, logged.processing, logged.subject_kind,
         logged.subject, line.subject.case_id, logged.reason, logged.detail, remark,
         bytes_of(before), bytes_of(hash)});
    write_shown(line, logged);
    chain_.add(hash);
}

// A list names fifty: many to a statement, for the others whose lines are kept with it wait.
void Writing::write_shown(const Line& line, const LoggedLine& logged) {
    constexpr std::size_t at_once = 100;
    for (std::size_t next = 0; next < line.shown.size();) {
        db::Values values{line.actor.panel, logged.writer, logged.number};
        std::string rows;
        for (const std::size_t end = std::min(next + at_once, line.shown.size()); next < end;) {
            values.emplace_back(line.shown[next++]);
            rows += (rows.empty() ? "($1, $" : ", ($1, $") + std::to_string(values.size()) +
                    ", $2, $3)";
        }
        connection_.writer().execute(
            "INSERT INTO audit_shown (panel_id, shown_id, writer, seq) VALUES " + rows +
                " ON CONFLICT DO NOTHING",
            values);
    }
}

}  // namespace mase::audit
