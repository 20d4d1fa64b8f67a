#include "papers/paper.h"

#include <doctest/doctest.h>

#include "core/problems.h"
#include "papers/kinds_file.h"
#include "papers/papers_fixture.h"

namespace mase::papers {

namespace {

using access::Part;

const access::Parts all_parts{Part::general, Part::health, Part::police, Part::address};

PaperDraft draft() {
    return {.description = "School attendance, autumn term",
            .part = "general",
            .name = "attendance.pdf",
            .content = content_of(pdf())};
}
Problems problems_with(const PaperDraft& typed, const Attached& attached = {},
                       const access::Parts& parts = all_parts) {
    const auto sound = checked(typed, allowed_kinds(), {}, attached, parts);
    return sound ? Problems{} : sound.error();
}

}  // namespace

TEST_CASE("a sound paper has its kind, its part and a name of its own kind") {
    const auto sound = checked(draft(), allowed_kinds(), {}, {}, all_parts);
    REQUIRE(sound);
    CHECK(sound->kind == "PDF");
    CHECK(sound->part == Part::general);
    CHECK(sound->name == "attendance.pdf");
}

TEST_CASE("all that is wrong with a paper is said at once, in the order of the form") {
    const Problems problems = problems_with({});
    REQUIRE(problems.size() == 3);
    CHECK(problems[0] == Problem{"file", "Choose the file to attach"});
    CHECK(problems[1] == Problem{"description", "Enter what this paper is"});
    CHECK(problems[2] == Problem{"part", "Select who needs to read it"});
    PaperDraft long_words = draft();
    long_words.description = std::string(201, 'x');
    CHECK(problem_of(problems_with(long_words), "description").contains("200 characters"));
}

TEST_CASE("a paper belongs to no part that the person may not open themselves") {
    PaperDraft typed = draft();
    typed.part = "police";
    CHECK(problems_with(typed, {}, {Part::general}).front().field == "part");
    typed.part = "everything";
    CHECK(problems_with(typed).front().field == "part");
}

TEST_CASE("the panel's limits hold for one file, for all of a referral, and for how many") {
    PaperDraft typed = draft();
    typed.content = content_of(std::string((std::size_t{10} << 20U) + 1, 'x'));
    CHECK(problems_with(typed).front().message ==
          "This file has 10.1 MB. Choose one of 10 MB or less, or save it smaller");
    CHECK(problem_of(problems_with(draft(), {.bytes = 60U << 20U, .count = 3}), "file")
              .contains("60 MB together at most"));
    CHECK(problem_of(problems_with(draft(), {.bytes = 1, .count = 20}), "file")
              .contains("has 20 papers"));
    CHECK(problems_with(draft(), {.bytes = 59U << 20U, .count = 19}).empty());
}

TEST_CASE("only what is clean leaves where papers are checked, and never what was found infected") {
    CHECK(may_leave(Scan::clean, true));
    CHECK_FALSE(may_leave(Scan::unchecked, true));
    CHECK_FALSE(may_leave(Scan::infected, true));
    CHECK(may_leave(Scan::clean, false));
    CHECK(may_leave(Scan::unchecked, false));
    CHECK_FALSE(may_leave(Scan::infected, false));
    CHECK_FALSE(may_leave(Scan::not_checkable, true));
    CHECK_FALSE(may_leave(Scan::not_checkable, false));
}

TEST_CASE("only its author takes a paper out of a draft, and nobody what was sent") {
    Paper paper;
    paper.by.bytes[0] = 1;
    paper.referral_state = "draft";
    CHECK(is_removed(paper, paper.by));
    CHECK_FALSE(is_removed(paper, AccountId{}));
    for (const char* state : {"sent", "returned", "accepted", "withdrawn"}) {
        paper.referral_state = state;
        CHECK_FALSE(is_removed(paper, paper.by));
    }
}

TEST_CASE("sizes are told as people say them") {
    CHECK(size_words(0) == "1 KB");
    CHECK(size_words(1536) == "2 KB");
    CHECK(size_words(std::size_t{10} << 20U) == "10 MB");
    CHECK(size_words((std::size_t{3} << 20U) + 1) == "3.1 MB");
}

}  // namespace mase::papers
