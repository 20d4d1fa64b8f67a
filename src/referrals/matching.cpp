#include "referrals/matching.h"

#include <algorithm>
#include <array>

namespace mase::referrals {

namespace {

constexpr auto names = std::to_array<std::string_view>({"link", "apart", "asked"});
constexpr std::size_t most_words = 4000;

const char* reason_needed(Verdict verdict) {
    switch (verdict) {
        case Verdict::link: return "Enter what you checked before saying that it is the same child";
        case Verdict::apart: return "Enter how you know that they are two children";
        case Verdict::asked: break;
    }
    return "Enter what you ask the referrer";
}

}  // namespace

std::string_view name(Verdict verdict) {
    return names[std::size_t(verdict)];
}

std::optional<Verdict> verdict_named(std::string_view wanted) {
    const auto found = std::ranges::find(names, wanted);
    if (found == names.end()) return std::nullopt;
    return Verdict(found - names.begin());
}

Result<Verdict> judged(const MatchDraft& draft, ChildId child, const std::vector<Judgement>& all) {
    Problems problems;
    const auto verdict = verdict_named(draft.verdict);
    if (!verdict) problems.push_back({"verdict", "Select whether it is the same child"});
    if (draft.reason.empty())
        problems.push_back(
            {"reason", verdict ? reason_needed(*verdict) : "Enter how you know, or what you ask"});
    if (draft.reason.size() > most_words)
        problems.push_back(
            {"reason", "Shorten this to " + std::to_string(most_words) + " characters or fewer"});
    const auto linked = linked_child(all);
    if (verdict == Verdict::link && linked && linked != child)
        problems.push_back({"verdict",
                            "You have said that another known child is the same. Change that "
                            "first: both cannot be the child who is referred"});
    if (!problems.empty()) return refused(std::move(problems));
    return *verdict;
}

int open_matches(const std::vector<Judgement>& all) {
    return int(std::ranges::count_if(all, &Judgement::is_open));
}

std::optional<ChildId> linked_child(const std::vector<Judgement>& all) {
    const auto found = std::ranges::find(all, std::optional(Verdict::link), &Judgement::verdict);
    if (found == all.end()) return std::nullopt;
    return found->child;
}

}  // namespace mase::referrals
