#include "site/watch.h"

#include <algorithm>
#include <iterator>

namespace mase::site {

namespace {

Watch::Number start_of_numbers() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Watch::Number(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

}  // namespace

Watch::Watch(WatchLimits limits)
    : limits_(limits),
      first_(start_of_numbers()),
      clock_([this](const std::stop_token& stopping) { lose_patience(stopping); }) {}

Watch::~Watch() {
    stop();
}

Watch::Number Watch::number(AnyId subject) {
    const std::lock_guard lock(mutex_);
    return number_of(subject);
}

Watch::Number& Watch::number_of(AnyId subject) {
    return numbers_.try_emplace(subject, first_).first->second;
}

void Watch::wait(AnyId subject, Number seen, Told told) {
    std::unique_lock lock(mutex_);
    const Number number = number_of(subject);
    const bool is_news = number != seen;
    if (!is_news && !stopped_ && waiters_.size() < limits_.waiting) {
        const Time until = std::chrono::steady_clock::now() + limits_.patience;
        waiters_.push_back({subject, until, std::move(told)});
        came_.notify_one();
        return;
    }
    lock.unlock();
    told(is_news ? News::changed : News::unheard, number);
}

void Watch::changed(std::span<const AnyId> subjects) {
    std::vector<std::pair<Waiter, Number>> waked;
    {
        const std::lock_guard lock(mutex_);
        for (const AnyId subject : subjects) {
            const auto counted = numbers_.find(subject);
            if (counted == numbers_.end()) continue;
            ++counted->second;
            for (Waiter& one : take([&](const Waiter& each) { return each.subject == subject; }))
                waked.emplace_back(std::move(one), counted->second);
        }
    }
    for (auto& [waiter, number] : waked) waiter.told(News::changed, number);
}

void Watch::stop() {
    std::vector<Waiter> all;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        all = take([](const Waiter&) { return true; });
    }
    for (Waiter& waiter : all) waiter.told(News::unheard, 0);
}

void Watch::lose_patience(const std::stop_token& stopping) {
    std::unique_lock lock(mutex_);
    while (!stopping.stop_requested()) {
        if (waiters_.empty()) {
            came_.wait(lock, stopping, [this] { return !waiters_.empty(); });
            continue;
        }
        const Time until = waiters_.front().until;
        came_.wait_until(lock, stopping, until, [] { return false; });
        const Time now = std::chrono::steady_clock::now();
        std::vector<Waiter> late = take([&](const Waiter& each) { return each.until <= now; });
        lock.unlock();
        for (Waiter& waiter : late) waiter.told(News::none, 0);
        lock.lock();
    }
}

// Told with no lock held, by whoever took them.
template <class Which>
std::vector<Watch::Waiter> Watch::take(Which which) {
    const auto taken = std::ranges::stable_partition(
        waiters_, [&](const Waiter& waiter) { return !which(waiter); });
    std::vector<Waiter> out(std::make_move_iterator(taken.begin()),
                            std::make_move_iterator(taken.end()));
    waiters_.erase(taken.begin(), taken.end());
    return out;
}

}  // namespace mase::site
