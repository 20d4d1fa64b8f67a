// The one writer thread: runs waiting changes in turn, each so that it can be undone, and commits
// them together, so that many answers share one wait for the disk. Inside audit only.
#pragma once

#include <chrono>
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

#include "audit/chain.h"
#include "audit/change.h"
#include "audit/line.h"
#include "audit/tickets.h"
#include "audit/writer_connection.h"

namespace mase::audit {

// Where signed heads go that are to outlive the database; may throw. Called by the writer thread.
using PublishHead = std::function<void(const Head&)>;

class Writing {
public:
    Writing(const std::string& path, Keyring&, const Clock&, PublishHead);
    ~Writing();

    // Blocks until the body has run; rethrows what it threw.
    void run(const access::Permit&, const std::function<bool(Change&)>& body,
             std::shared_ptr<Tickets>);
    void see_only(PanelId);          // as Records has it
    void keep_pages(int megabytes);  // likewise
    // The line of a viewing; returns at once.
    void add(std::shared_ptr<Line>, std::shared_ptr<Tickets>);

private:
    struct Job {
        std::function<void()> perform;  // throws to be undone
        std::function<void(std::exception_ptr)> ran;
        std::shared_ptr<Tickets> tickets;
        bool answered = false;
        std::vector<KeyId> keys_to_go = {};
        Destruction why_they_go = {};

        void answer(const std::exception_ptr& fault) {
            answered = true;
            ran(fault);
        }
    };

    void queue(Job);
    void set_up(const std::function<void()>& connection);
    void work();
    void commit_together(std::vector<Job>&);
    void give_up(std::vector<Job>&, const std::exception_ptr&);
    bool keep();
    bool perform(Job&, bool is_alone);
    void write_shown(const Line&, const LoggedLine&);
    void write(const Line&);
    bool destroy_keys(const Job&);
    bool destroy_left();
    void destroy_again();
    void try_later();
    Head write_head();
    void publish_head();
    void publish_left();

    Keyring& keys_;
    const Clock& clock_;
    const PublishHead publish_;
    WriterConnection connection_;
    Chain chain_;            // this process's own run of lines
    bool in_doubt_ = false;  // whether what was written last is kept: then a new run begins
    std::optional<Head> unpublished_;
    std::chrono::steady_clock::time_point publish_at_{};
    bool has_left_ = false;  // perhaps keys that were to go, or their remains: they are looked for
    std::chrono::steady_clock::time_point destroy_at_{};
    std::chrono::seconds until_again_{0};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool stopping_ = false;
    Job* running_ = nullptr;  // whose Change says which keys go
    std::thread thread_;      // last: it uses all of the above
};

}  // namespace mase::audit
