// What must be durable before an answer may leave: the commits of this request's changes and the
// audit lines of its viewings. The site settles it after every handler, so none can forget.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "access/access.h"
#include "core/ids.h"

namespace mase::audit {

class Records;
class Viewing;
struct Line;

class Tickets;  // counts what is still owed to one answer

class Outbox {
public:
    explicit Outbox(Records&);
    ~Outbox();  // queues what was viewed, if settle() was never reached
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;

    // The line of someone who was refused. It is written alike for what they may not do and for
    // what is not there (no subject): neither the answer nor its time tells the two apart.
    void refuse(const access::Actor&, access::Operation, std::optional<access::Subject>);

    // Calls `then` once, from any thread, when all is durable (true) or some of it failed (false:
    // nothing may be shown, nothing may be called saved).
    void settle(std::move_only_function<void(bool)> then);
    bool wait();  // settles and blocks; for the command line, tests and the demo

    // What its viewings have named by now, for whoever gives a copy of what they show.
    std::vector<AnyId> shown() const;

private:
    friend class Records;
    friend class Viewing;
    void queue_views();
    void must_be_open() const;  // throws once settled: the answer has left

    Records& records_;
    std::shared_ptr<Tickets> tickets_;
    std::vector<std::shared_ptr<Line>> viewed_;
    std::vector<const Viewing*> open_;  // whose lines do not have yet what they named
    bool settled_ = false;
};

}  // namespace mase::audit
