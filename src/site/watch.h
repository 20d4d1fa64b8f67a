// Who waits to hear that something was saved: an open page asks to be told when what it shows has
// changed, and then reads it again as any page is read. All that is kept here, or told, is a
// number. It is in memory, so what another process saved shows at a reload.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/ids.h"

namespace mase::site {

enum class News {
    changed,
    none,    // so far: ask again
    unheard  // too many wait already, or the program stops: ask again, but not at once
};

struct WatchLimits {
    std::size_t waiting = 500;  // half of those the listener lets wait for an answer
    std::chrono::milliseconds patience{25'000};  // proxies cut what is silent for longer
};

class Watch {
public:
    using Number = std::uint64_t;
    using Told = std::move_only_function<void(News, Number)>;

    explicit Watch(WatchLimits = {});
    Watch(const Watch&) = delete;
    ~Watch();

    // Of the latest change of this. Ask before reading what is to be shown: what is saved in
    // between is then heard of once too often, and never missed.
    Number number(AnyId);

    // Calls `told` once, from any thread: at once when this is another number than was seen, else
    // at the next change or when patience has ended.
    void wait(AnyId, Number seen, Told told);

    void changed(std::span<const AnyId>);  // once what changed is durable
    void stop();                           // tells all who wait, and from now on all who ask

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Waiter {
        AnyId subject;
        Time until;
        Told told;
    };
    using Waiters = std::deque<Waiter>;  // in the order of their ends

    Number& number_of(AnyId);
    void lose_patience(const std::stop_token&);
    template <class Which>
    std::vector<Waiter> take(Which);

    const WatchLimits limits_;
    const Number first_;  // no number of an earlier run of the program comes again
    std::mutex mutex_;
    std::condition_variable_any came_;
    std::map<AnyId, Number> numbers_;  // of what a page has shown, and of nothing else
    Waiters waiters_;
    bool stopped_ = false;
    std::jthread clock_;  // last: it uses all of the above
};

}  // namespace mase::site
