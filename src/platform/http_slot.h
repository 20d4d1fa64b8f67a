// Where an answer is left, from any thread, for the connection that waits for it.
#pragma once

#include <mutex>

#include "platform/http.h"

namespace mase::http {

class Slot {
public:
    explicit Slot(std::move_only_function<void()> ring) : ring_(std::move(ring)) {}

    void leave(Response response) {
        const std::lock_guard lock(mutex_);
        if (!ring_) return;
        response_ = std::move(response);
        std::exchange(ring_, nullptr)();
    }

    // The connection has gone, perhaps with the whole server: what is left now is left for nobody.
    void forget() {
        const std::lock_guard lock(mutex_);
        ring_ = nullptr;
    }

    bool is_waiting() {
        const std::lock_guard lock(mutex_);
        return static_cast<bool>(ring_);
    }

    Response take() {
        const std::lock_guard lock(mutex_);
        return std::move(response_);
    }

private:
    std::mutex mutex_;
    std::move_only_function<void()> ring_;  // must not call back into this slot
    Response response_;
};

}  // namespace mase::http
