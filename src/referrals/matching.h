// What the administrator says of a known child who may be the one referred, before a second record
// is made (rules.md 24).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"

namespace mase::referrals {

enum class Verdict { link, apart, asked };
std::string_view name(Verdict);
std::optional<Verdict> verdict_named(std::string_view);

struct Judgement {  // of one known child
    ChildId child;
    std::optional<Verdict> verdict;

    bool is_open() const { return !verdict || *verdict == Verdict::asked; }
};

struct MatchDraft {  // as typed
    std::string verdict;
    std::string reason;
};
// Of `child`, who is among `all`. Two known children cannot both be the one referred.
Result<Verdict> judged(const MatchDraft&, ChildId child, const std::vector<Judgement>& all);

int open_matches(const std::vector<Judgement>&);
std::optional<ChildId> linked_child(const std::vector<Judgement>&);

}  // namespace mase::referrals
