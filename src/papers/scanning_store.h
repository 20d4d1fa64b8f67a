// Papers that were attached go to the scanner, one after the other, on a thread of their own. When
// it does not answer they stay held back, and it is asked again by itself. A paper that can't be
// checked though it answers is tried no more after a while, and says why.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "audit/records.h"
#include "platform/clamd.h"

namespace mase::papers {

class Scanning {
public:
    Scanning(audit::Records&, PanelId, const Clamd&);
    Scanning(const Scanning&) = delete;

private:
    void work(const std::stop_token&);
    bool scan_next();  // whether there was one
    void scan(PaperId);
    std::optional<ClamdReply> answer_for(PaperId);  // nothing: it was taken back meanwhile
    void keep_fault(PaperId, std::string_view code, const std::string& words);
    std::optional<PaperId> next() const;
    void note(std::string fault);

    audit::Records& records_;
    const PanelId panel_;
    const Clamd& clamd_;
    PaperId after_;  // in turn, so that one which can't be checked keeps none waiting
    int idle_ = 0;   // rounds without a paper
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace mase::papers
