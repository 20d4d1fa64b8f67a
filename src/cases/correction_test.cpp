#include "cases/correction.h"

#include <doctest/doctest.h>

#include "cases/identity.h"
#include "forms/form_files.h"

namespace mase::cases {

namespace {

using namespace std::chrono_literals;

struct Form {
    const forms::Form form = forms::read_form(forms::current_form_id());
    forms::Section child = *identity_section(form, "child");
    forms::Answers before;

    Form() {
        say("child_family_name", "Marrow");
        say("child_known_as", "Ada");
        say("child_nhs_number", "999 000 0018");
        before.set("child_ward", 0, {.codes = {"NOT_KNOWN"}, .words = {}});
    }
    void say(const char* question, const char* words) {
        before.set(question, 0, {.codes = {}, .words = words});
    }
    Result<Correction> with(const char* question, forms::Answer answer,
                            const std::string& reason = "The school wrote to us") {
        forms::Answers typed = before;
        typed.set(question, 0, std::move(answer));
        return checked(child, *form.codes, before, typed, reason, 2026y / 11 / 24);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Form, "an answer cannot be corrected into a blank, only into not known") {
    CHECK(with("child_family_name", {}).error().front().field == "child_family_name");
    CHECK(with("child_nhs_number", {}).error().front().message ==
          "Enter ‘NHS number’, or tick what stands in its place");
    CHECK(with("child_ward", {}).error().front().message == "Select an answer to ‘Ward’");
    CHECK(with("child_nhs_number", {.codes = {"NOT_KNOWN"}, .words = {}}));
}

TEST_CASE_FIXTURE(Form, "what nobody had to answer may be taken out again") {
    CHECK(with("child_known_as", {})->changed == std::vector<std::string>{"child_known_as"});
}

TEST_CASE_FIXTURE(Form, "a correction without a reason, or of nothing, is refused") {
    CHECK(with("child_family_name", {.codes = {}, .words = "Narrow"}, "").error().front().field ==
          "reason");
    CHECK(with("child_family_name", {.codes = {}, .words = "Marrow"}).error().front().message ==
          "Change at least one answer, or go back: nothing is different");
}

TEST_CASE_FIXTURE(Form, "a wrong answer is not corrected into an impossible one") {
    CHECK(with("child_nhs_number", {.codes = {}, .words = "999 000 0019"}).error().front().field ==
          "child_nhs_number");
}

TEST_CASE_FIXTURE(Form, "a correction names the questions it changes and keeps the others") {
    const auto correction = with("child_family_name", {.codes = {}, .words = "Narrow"});
    REQUIRE(correction);
    CHECK(correction->changed == std::vector<std::string>{"child_family_name"});
    CHECK(correction->answers.words("child_family_name") == "Narrow");
    CHECK(correction->answers.words("child_nhs_number") == "999 000 0018");
}

TEST_CASE_FIXTURE(Form, "who a child is and what is counted have no question in common") {
    for (const forms::Question& question : identity_questions(form))
        CHECK_FALSE(question.collected);
    CHECK(child.questions.size() < form.section("child")->questions.size());
    CHECK_FALSE(identity_section(form, "health"));
}

}  // namespace mase::cases
