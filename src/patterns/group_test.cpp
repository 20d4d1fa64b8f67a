#include "patterns/group.h"

#include <doctest/doctest.h>

#include "core/problems.h"
#include "forms/form_files.h"

namespace mase::patterns {

TEST_CASE(
    "G-20: of a group and a gang the form's answer is both, and unknown only if none is known") {
    CHECK(group_answer({}).empty());
    CHECK(group_answer({"GROUP", "GROUP"}) == "GROUP");
    CHECK(group_answer({"NOT_KNOWN", "GANG"}) == "GANG");
    CHECK(group_answer({"GANG", "GROUP"}) == "BOTH");
    CHECK(group_answer({"BOTH"}) == "BOTH");
    CHECK(group_answer({"NOT_KNOWN"}) == "NOT_KNOWN");
}

TEST_CASE("what is missing of a group is said at once, and no sign of one is not a group") {
    const forms::CodeLists codes = forms::read_code_lists();
    const Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{20}};
    const auto refused =
        checked({.kind = "NA", .name = {}, .description = "By the station"}, codes, today);
    REQUIRE_FALSE(refused.has_value());
    CHECK(problem_of(refused.error(), "group_kind").contains("Select whether it is a group"));
    CHECK(problem_of(refused.error(), "group_name").contains("Enter the name"));
    CHECK(checked({.kind = "NOT_KNOWN", .name = "The Row", .description = {}}, codes, today)
              .has_value());
}

TEST_CASE("a referral that saw no sign of a group, or does not know, names none") {
    forms::Answers answers;
    CHECK_FALSE(says_group(answers));
    for (const char* code : {"NA", "NOT_KNOWN"}) {
        answers.set("group_or_gang", 0, {.codes = {code}, .words = {}});
        CHECK_FALSE(says_group(answers));
    }
    answers.set("group_or_gang", 0, {.codes = {"GANG"}, .words = {}});
    answers.set("group_name", 0, {.codes = {"NOT_KNOWN"}, .words = {}});
    CHECK(says_group(answers));
    CHECK(group_from(answers).name.empty());
}

}  // namespace mase::patterns
