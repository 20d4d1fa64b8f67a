#include "meetings/recall.h"

namespace mase::meetings {

namespace {

constexpr std::size_t longest_reason = 2000;

}  // namespace

Problems recall_problems(const Meeting& meeting, const std::string& reason) {
    Problems problems;
    if (const auto next = state_after(meeting.state, Event::recall); !next) problems = next.error();
    if (reason.empty()) problems.push_back({"reason", "Enter why the pack is recalled"});
    if (reason.size() > longest_reason)
        problems.push_back({"reason", "Shorten this to " + std::to_string(longest_reason) +
                                          " characters or fewer"});
    return problems;
}

}  // namespace mase::meetings
