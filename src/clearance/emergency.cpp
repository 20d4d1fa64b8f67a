#include "clearance/emergency.h"

#include <algorithm>
#include <array>

namespace mase::clearance {

namespace {

constexpr std::size_t most_words = 1000;
constexpr auto opened_to_read = std::to_array(
    {access::Operation::view_case, access::Operation::view_child, access::Operation::view_events});

bool is_code(const forms::CodeLists& lists, std::string_view list, const std::string& code,
             Date today) {
    const forms::Code* found = lists.find(list, code);
    return found && found->valid_on(today);
}

void check_words(const std::string& words, const char* field, const char* when_empty,
                 Problems& problems) {
    if (words.empty()) problems.push_back({field, when_empty});
    if (words.size() > most_words)
        problems.push_back({field, "Shorten this to 1,000 characters or fewer"});
}

}  // namespace

Result<EmergencyDraft> checked(const EmergencyDraft& draft, const forms::CodeLists& lists,
                               Date today) {
    Problems problems;
    if (draft.reference.empty())
        problems.push_back({"reference", "Enter the child’s case number or NHS number"});
    if (!is_code(lists, "emergency_reasons", draft.code, today))
        problems.push_back({"reason", "Select why it cannot wait"});
    check_words(draft.words, "words", "Enter what has happened and what you need to know",
                problems);
    if (!problems.empty()) return refused(std::move(problems));
    return draft;
}

bool shows_more(const access::Policy& policy, const access::Actor& actor,
                const access::Subject& subject, const std::set<std::string>& held) {
    std::set<std::string> then = held;
    then.insert(access::in_emergency);
    return std::ranges::any_of(opened_to_read, [&](access::Operation operation) {
        const auto opened = policy.permit(actor, operation, subject, then);
        if (!opened) return false;
        const auto as_it_is = policy.permit(actor, operation, subject, held);
        return !as_it_is || !std::ranges::includes(as_it_is->parts(), opened->parts());
    });
}

bool may_review(const access::Actor& actor, const Emergency& emergency) {
    if (actor.account == emergency.account) return false;
    if (emergency.chair_sector.empty()) return true;
    if (actor.has(access::Role::chair)) return actor.sector != emergency.chair_sector;
    return actor.has(access::Role::auditor);
}

Result<ReviewDraft> checked(const ReviewDraft& draft, const Emergency& emergency,
                            const access::Actor& actor, const forms::CodeLists& lists, Date today) {
    if (!may_review(actor, emergency))
        return refused("", "Someone else reviews this: the other chair or information governance");
    if (emergency.review)
        return refused("", "Someone else has closed this meanwhile. What they found is below");
    Problems problems;
    if (!is_code(lists, "emergency_outcomes", draft.outcome, today))
        problems.push_back({"outcome", "Select whether it was justified, and what follows"});
    check_words(draft.remark, "remark", "Enter what you found", problems);
    if (!problems.empty()) return refused(std::move(problems));
    return draft;
}

}  // namespace mase::clearance
