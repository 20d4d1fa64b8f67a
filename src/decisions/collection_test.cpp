#include "decisions/collection.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "forms/form_files.h"

namespace mase::decisions {

namespace {

const forms::Form& the_form() {
    static const forms::Form form = forms::read_form(forms::current_form_id());
    return form;
}

forms::Answers with(const char* question, const char* code) {
    forms::Answers answers;
    answers.set(question, 0, {.codes = {code}, .words = {}});
    return answers;
}

}  // namespace

TEST_CASE("the data set asks nothing that names a child") {
    for (const forms::Section& section : collected_sections(the_form())) {
        for (const forms::Question& question : section.questions) {
            if (question.collected && question.is_coded()) CHECK(!question.personal);
            CHECK(question.id != "child_family_name");
        }
    }
}

TEST_CASE("MR-55: every question of the data set is missing until it is answered") {
    const auto all = missing_data(the_form(), {}).size();
    CHECK(all > 30);
    CHECK(missing_data(the_form(), with("risk_category", "NOT_KNOWN")).size() == all - 1);
}

TEST_CASE("G-15: not known, not asked and what is counted as either is unknown; a No is not") {
    CHECK(unknown_data(the_form(), with("risk_category", "NOT_KNOWN")).size() == 1);
    CHECK(unknown_data(the_form(), with("substance_misuse", "UNKNOWN")).size() == 1);
    CHECK(unknown_data(the_form(), with("mental_health_needs", "NOT_ASKED")).size() == 1);
    CHECK(unknown_data(the_form(), with("mental_health_needs", "NO")).empty());
    CHECK(unknown_data(the_form(), {}).empty());
}

TEST_CASE("what differs from the time before is found, whichever way it went") {
    const auto before = with("risk_category", "CAT2");
    CHECK(changed_data(the_form(), before, before).empty());
    CHECK(changed_data(the_form(), before, with("risk_category", "CAT3")).size() == 1);
    CHECK(changed_data(the_form(), before, {}).size() == 1);
    CHECK(changed_data(the_form(), {}, before).front().question->id == "risk_category");
}

TEST_CASE("an empty row of a list is no row") {
    const auto sections = collected_sections(the_form());
    const auto list = std::ranges::find_if(sections, &forms::Section::is_list);
    REQUIRE(list != sections.end());
    forms::Answers answers;
    answers.set("disruption_status", 1, {.codes = {"PLANNED"}, .words = {}});
    drop_empty_rows(*list, answers);
    CHECK(answers.rows(*list) == 1);
    CHECK(answers.code("disruption_status", 0) == "PLANNED");
}

}  // namespace mase::decisions
