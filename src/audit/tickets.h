// Counts what one answer still waits for. Inside audit only.
#pragma once

#include <atomic>
#include <functional>
#include <utility>

namespace mase::audit {

class Tickets {
public:
    void owe() { ++owed_; }
    void resolve(bool durable) {
        if (!durable) failed_ = true;
        if (--owed_ > 0 || !then_) return;
        // Taken out first: what is to be called holds the answer, and the answer holds this, so
        // kept here they would hold each other for ever, with all that was shown.
        const bool is_kept = !failed_;
        auto then = std::exchange(then_, nullptr);
        then(is_kept);  // nothing of this may be touched afterwards: it may be gone
    }
    // Owed from the start, so that nothing is called before settle() has said what to call.
    void settle(std::move_only_function<void(bool)> then) {
        then_ = std::move(then);
        resolve(true);
    }

private:
    std::atomic<int> owed_{1};
    std::atomic<bool> failed_{false};
    std::move_only_function<void(bool)> then_;
};

}  // namespace mase::audit
