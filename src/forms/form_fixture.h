// A small form of two sections, for tests that must not change when the real one does.
#pragma once

#include "forms/form.h"

namespace mase::forms {

inline Question question(std::string id, std::string section, Type type, std::string label) {
    return {.id = std::move(id),
            .section = std::move(section),
            .type = type,
            .label = std::move(label),
            .hint = {},
            .codes = {},
            .special = {},
            .required = {},
            .part = access::Part::general,
            .personal = false,
            .show_when = {},
            .check = {},
            .collected = false,
            .source = {}};
}

inline Form small_form() {
    const auto code = [](std::string name, std::string label) {
        return Code{
            .code = std::move(name),
            .label = std::move(label),
            .guide_label = {},
            .hint = {},
            .group = {},
            .valid_from = Date{std::chrono::year{2015}, std::chrono::April, std::chrono::day{1}},
            .valid_to = {}};
    };
    Question name = question("name", "child", Type::text, "Family name");
    name.personal = true;
    name.required = "A";
    name.special = {"NOT_KNOWN"};
    Question born = question("born_on", "child", Type::date, "Date of birth");
    born.personal = true;
    born.check = "child_age";
    born.required = "A";
    Question met = question("met", "child", Type::one_of, "Where did they meet?");
    met.codes = "met";
    met.collected = true;
    met.required = "A";
    Question other = question("met_other", "child", Type::text, "Say where");
    other.show_when = ShowWhen{"met", true, "OTHER"};
    other.required = "A";
    Question health = question("health", "child", Type::one_of, "Health concerns");
    health.codes = "met";
    health.part = access::Part::health;
    Question person = question("person_sex", "persons", Type::one_of, "Sex");
    person.codes = "met";
    person.required = "A";
    return {.id = "small",
            .title = "A small form",
            .sections = {{.id = "child",
                          .title = "The child",
                          .lead = "Who it is about.",
                          .repeats = {},
                          .in_referral = true,
                          .in_collection = true,
                          .questions = {name, born, met, other, health}},
                         {.id = "persons",
                          .title = "Persons",
                          .lead = "One at a time.",
                          .repeats = "person",
                          .in_referral = true,
                          .in_collection = false,
                          .questions = {person}}},
            .codes = std::make_shared<const CodeLists>(
                std::map<std::string, std::vector<Code>, std::less<>>{
                    {"met",
                     {code("PARK", "Park"), code("OTHER", "Somewhere else"),
                      code("NOT_KNOWN", "Not known")}},
                    {"special_answers", {code("NOT_KNOWN", "Not known")}}})};
}

}  // namespace mase::forms
