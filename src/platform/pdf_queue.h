// What is to be made as PDF, what is being made, and what waits to be taken away. A thread of its
// own, begun with the first, makes one after the other.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "platform/pdf.h"

namespace mase {

class PdfQueue {
public:
    PdfQueue(const PdfMaker& maker, const PdfLimits& limits) : maker_(maker), limits_(limits) {}
    PdfQueue(const PdfQueue&) = delete;
    ~PdfQueue();

    void begin(const std::string& name, std::string html);
    PdfMaker::State look(const std::string& name, std::string& pdf);

private:
    struct Work {
        PdfMaker::State state = PdfMaker::State::being_made;
        std::string bytes;  // of the page, then of the PDF
        std::chrono::steady_clock::time_point done_at{};
    };
    void run();
    void forget_old();

    const PdfMaker& maker_;
    const PdfLimits limits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::string, Work> all_;
    std::deque<std::string> waiting_;  // names, the one that is being made first
    bool is_ending_ = false;
    std::thread thread_;
};

}  // namespace mase
