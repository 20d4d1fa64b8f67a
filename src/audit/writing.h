// The one writer thread: runs waiting changes in turn, each in a savepoint, and commits them
// together, so that many answers share one wait for the disk. Inside audit only.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "audit/change.h"
#include "audit/line.h"
#include "audit/tickets.h"

namespace mase::audit {

class Writing {
public:
    Writing(const std::string& path, Keyring&, const Clock&);
    ~Writing();

    // Blocks until the body has run; rethrows what it threw.
    void run(const access::Permit&, const std::function<bool(Change&)>& body,
             std::shared_ptr<Tickets>);
    // The line of a viewing; returns at once.
    void add(std::shared_ptr<Line>, std::shared_ptr<Tickets>);

private:
    struct Job {
        std::function<void()> perform;  // throws to be undone
        std::function<void(std::exception_ptr)> ran;
        std::shared_ptr<Tickets> tickets;
        bool answered = false;

        void answer(const std::exception_ptr& fault) {
            answered = true;
            ran(fault);
        }
    };

    void queue(Job);
    void work();
    void commit_together(std::vector<Job>&);
    void give_up(std::vector<Job>&, const std::exception_ptr&);
    bool perform(Job&);
    void write(const Line&);

    Keyring& keys_;
    const Clock& clock_;
    std::unique_ptr<db::Connection> connection_;
    db::Writer writer_;
    const AnyId id_;         // of this process's own run of lines
    std::int64_t next_ = 1;  // number of the next line in it
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace mase::audit
