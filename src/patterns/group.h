// A group or gang as a record: several children may be exploited by the same one (MR-92, G-20).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "forms/answers.h"
#include "forms/codes.h"

namespace mase::patterns {

struct GroupDetails {
    std::string kind;  // a code of group_or_gang: a group, a gang, both, or not known which
    std::string name;  // or what describes it
    std::string description;
};

// The codes that a record may have: one that says there is no group or gang is none of them.
std::vector<forms::Code> group_kinds(const forms::CodeLists&, Date day);

Result<GroupDetails> checked(GroupDetails, const forms::CodeLists&, Date today);  // as typed

// What a referral says of it, and whether it says that there is one.
GroupDetails group_from(const forms::Answers&);
bool says_group(const forms::Answers&);

// The form's one answer, of the kinds of all groups linked to the child; empty when there is none.
std::string group_answer(const std::vector<std::string>& kinds);
inline constexpr std::string_view group_rule =
    "Of the groups and gangs linked to the child: both, when there is a group and a gang.";

}  // namespace mase::patterns
