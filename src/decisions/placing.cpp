#include "decisions/placing.h"

namespace mase::decisions {

Problems placing_problems(const Placing& placing) {
    Problems problems;
    if (!placing.is_expected) return problems;
    if (placing.worker_came == Came::not_recorded)
        problems.push_back(
            {"placing_worker", "Record whether the placing authority’s social worker is there"});
    if (placing.manager_came == Came::not_recorded)
        problems.push_back(
            {"placing_manager", "Record whether the social worker’s manager is there"});
    if (!placing.is_one_missing() || placing.exception == "allowed") return problems;
    problems.push_back({"placing_reason",
                        placing.exception == "asked"
                            ? "A chair has not answered yet whether it goes on without them"
                            : "Hold the item over, or have a chair record why it goes on without "
                              "the placing authority"});
    return problems;
}

}  // namespace mase::decisions
