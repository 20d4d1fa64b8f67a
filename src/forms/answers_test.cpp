#include "forms/answers.h"

#include <doctest/doctest.h>

#include "forms/answers_form.h"
#include "forms/form_fixture.h"

namespace mase::forms {

namespace {

using namespace std::chrono_literals;

const Form form = small_form();
const Section& child = form.sections[0];
const Section& persons = form.sections[1];
const Date today = 2026y / 11 / 24;

Answers typed(const std::string& encoded) {
    Answers answers;
    read_answers(parse_form(encoded), child, 0, answers);
    return answers;
}

const std::string complete = "name=Nowak&born_on-day=3&born_on-month=4&born_on-year=2011&met=PARK";

}  // namespace

TEST_CASE("an empty section is told everything it lacks, each with its field") {
    CHECK(missing(child, {}, "A") ==
          Problems{{"name", "Enter family name"},
                   {"born_on", "Enter date of birth"},
                   {"met", "Select an answer to ‘Where did they meet?’"}});
    CHECK(missing(child, {}, "C").empty());
    CHECK(missing(child, typed(complete), "A").empty());
}

TEST_CASE("what is missing is said as a person would say it, whatever the label") {
    const auto told = [](const char* label, Type type) {
        Section section = child;
        section.questions = {child.questions.front()};
        section.questions.front().label = label;
        section.questions.front().type = type;
        return missing(section, {}, "A").front().message;
    };
    CHECK(told("By which agency", Type::agency) == "Select an answer to ‘By which agency’");
    CHECK(told("Also known as", Type::text) == "Enter an answer to ‘Also known as’");
    CHECK(told("Say where", Type::text) == "Say where");
    CHECK(told("The person’s sex", Type::one_of) == "Select the person’s sex");
    CHECK(told("NHS number", Type::text) == "Enter NHS number");
}

TEST_CASE("not known is an answer, a blank is not") {
    const Answers answers = typed("name-instead=NOT_KNOWN&met=NOT_KNOWN&born_on-day=");
    CHECK(missing(child, answers, "A") == Problems{{"born_on", "Enter date of birth"}});
    CHECK(missing_data(child, answers).empty());
    CHECK(missing_data(child, {}).size() == 1);
}

TEST_CASE("an answer and not known at once are refused") {
    const Problems problems =
        invalid(child, *form.codes, typed("name=Nowak&name-instead=NOT_KNOWN"), 0, today);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].field == "name");
}

TEST_CASE("a date that is none is kept as it was typed, and refused") {
    const Answers answers = typed("born_on-day=31&born_on-month=2&born_on-year=2011");
    CHECK(answers.words("born_on") == "31/2/2011");
    CHECK(invalid(child, *form.codes, answers, 0, today) ==
          Problems{{"born_on", "Enter a real date, such as 27 3 2011"}});
}

TEST_CASE("a code that is not in the list is refused, however it was sent") {
    CHECK(invalid(child, *form.codes, typed("met=BOGUS"), 0, today).size() == 1);
    CHECK(invalid(child, *form.codes, typed("met=PARK&met=OTHER"), 0, today).size() == 1);
    CHECK(invalid(child, *form.codes, typed("met=PARK"), 0, today).empty());
}

TEST_CASE("the same answer sent twice counts once") {
    CHECK(typed("met=PARK&met=PARK").at("met").codes == std::vector<std::string>{"PARK"});
}

TEST_CASE("a question is asked only where its condition holds, and its answer goes with it") {
    Answers answers = typed(complete + "&met=OTHER&met_other=At+a+fair");
    answers.set("met", 0, {.codes = {"OTHER"}, .words = {}});
    CHECK(missing(child, answers, "A").empty());
    answers.set("met_other", 0, {});
    CHECK(missing(child, answers, "A") == Problems{{"met_other", "Say where"}});
    answers.set("met_other", 0, {.codes = {}, .words = "At a fair"});
    answers.set("met", 0, {.codes = {"PARK"}, .words = {}});
    drop_hidden(child, answers);
    CHECK(answers.at("met_other").is_empty());
}

TEST_CASE("a list with a required question needs a row, or to say that there is none") {
    Answers answers;
    CHECK(missing(persons, answers, "A") == Problems{{"persons", "Add at least one person"}});
    answers.set("persons", 0, {.codes = {std::string(none_known)}, .words = {}});
    CHECK(missing(persons, answers, "A").empty());
}

TEST_CASE("taking a row out of a list moves the later ones up and loses none") {
    Answers answers;
    for (int row = 0; row < 3; ++row)
        answers.set("person_sex", row,
                    {.codes = {row == 0   ? "PARK"
                               : row == 1 ? "OTHER"
                                          : "NOT_KNOWN"},
                     .words = {}});
    answers.remove_row(persons, 1);
    CHECK(answers.rows(persons) == 2);
    CHECK(answers.code("person_sex", 0) == "PARK");
    CHECK(answers.code("person_sex", 1) == "NOT_KNOWN");
}

TEST_CASE("a text as long as a book is refused and not cut") {
    Answers answers = typed(complete);
    answers.set("name", 0, {.codes = {}, .words = std::string(501, 'x')});
    CHECK(invalid(child, *form.codes, answers, 0, today).size() == 1);
    CHECK(answers.words("name").size() == 501);
}

}  // namespace mase::forms
