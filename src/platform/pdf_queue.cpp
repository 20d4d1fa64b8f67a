#include "platform/pdf_queue.h"

#include "platform/log.h"

namespace mase {

using State = PdfMaker::State;
using Steady = std::chrono::steady_clock;

PdfQueue::~PdfQueue() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void PdfQueue::begin(const std::string& name, std::string html) {
    const std::lock_guard lock(mutex_);
    forget_old();
    if (all_.contains(name)) return;
    if (waiting_.size() > limits_.waiting) throw PdfBusy("too many are asked for");
    all_[name].bytes = std::move(html);
    waiting_.push_back(name);
    if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
    changed_.notify_all();
}

State PdfQueue::look(const std::string& name, std::string& pdf) {
    std::unique_lock lock(mutex_);
    forget_old();
    const auto is_done = [&] {
        const auto found = all_.find(name);
        return found == all_.end() || found->second.state != State::being_made;
    };
    changed_.wait_for(lock, limits_.patience, is_done);
    const auto found = all_.find(name);
    if (found == all_.end()) return State::none;
    const State state = found->second.state;
    if (state == State::made) pdf = found->second.bytes;
    if (state == State::failed) all_.erase(found);
    return state;
}

void PdfQueue::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
        if (is_ending_) return;
        const std::string html = std::move(all_[waiting_.front()].bytes);
        lock.unlock();
        Work done{.state = State::failed, .bytes = {}};
        try {
            done = {.state = State::made, .bytes = maker_.make(html)};
        } catch (const std::exception& fault) {
            log_line(LogLevel::error, "a PDF could not be made", {{"why", fault.what()}});
        }
        lock.lock();
        done.done_at = Steady::now();
        all_[waiting_.front()] = std::move(done);
        waiting_.pop_front();
        changed_.notify_all();
    }
}

void PdfQueue::forget_old() {
    std::erase_if(all_, [this](const auto& each) {
        return each.second.state != State::being_made &&
               Steady::now() - each.second.done_at > limits_.kept;
    });
}

}  // namespace mase
