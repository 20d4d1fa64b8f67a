#include "patterns/group.h"

#include <algorithm>

namespace mase::patterns {

namespace {

constexpr std::string_view kind_question = "group_or_gang", name_question = "group_name";
constexpr std::string_view no_sign = "NA", group = "GROUP", gang = "GANG", both = "BOTH";

}  // namespace

std::vector<forms::Code> group_kinds(const forms::CodeLists& codes, Date day) {
    std::vector<forms::Code> kinds;
    for (const forms::Code& code : codes.valid_on("group_or_gang", day))
        if (code.code != no_sign) kinds.push_back(code);
    return kinds;
}

Result<GroupDetails> checked(GroupDetails details, const forms::CodeLists& codes, Date today) {
    Problems problems;
    const auto kinds = group_kinds(codes, today);
    if (std::ranges::find(kinds, details.kind, &forms::Code::code) == kinds.end())
        problems.push_back(
            {"group_kind",
             "Select whether it is a group, a gang or both, or that it is not known"});
    if (details.name.empty())
        problems.push_back({"group_name", "Enter the name of the group, or what describes it"});
    if (!problems.empty()) return refused(std::move(problems));
    return details;
}

GroupDetails group_from(const forms::Answers& answers) {
    return {.kind = answers.code(kind_question),
            .name = answers.words(name_question),
            .description = {}};
}

bool says_group(const forms::Answers& answers) {
    const std::string kind = answers.code(kind_question);
    return kind == group || kind == gang || kind == both || !answers.words(name_question).empty();
}

std::string group_answer(const std::vector<std::string>& kinds) {
    const auto has = [&](std::string_view kind) {
        return std::ranges::find(kinds, kind) != kinds.end();
    };
    if (kinds.empty()) return "";
    if (has(both) || (has(group) && has(gang))) return std::string(both);
    if (has(group)) return std::string(group);
    return std::string(has(gang) ? gang : forms::not_known);
}

}  // namespace mase::patterns
