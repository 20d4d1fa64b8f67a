#include "patterns/answers.h"

namespace mase::patterns {

namespace {

constexpr std::string_view who_rule =
    "Of the person with whom matters have gone furthest for this child; of two alike, the one "
    "linked first.";
constexpr std::string_view seen_rule =
    "The police identity code of that person, as someone saw them; never worked out from what the "
    "person says of themselves.";

std::string code(const Facts& facts, std::string_view fact) {
    const auto found = facts.find(fact);
    return form_code(fact, found == facts.end()
                               ? Fact{.code = {}, .source = {}, .unknown_why = "NOT_ASKED"}
                               : found->second);
}

std::vector<Derived> of_persons(const std::vector<OfCase>& persons) {
    std::vector<InCase> standings;
    for (const OfCase& person : persons) standings.push_back({person.status, person.linked_on});
    const auto at = who_answers(standings);
    if (!at) return {};
    const OfCase& person = persons[*at];
    return {{"police_information", person.status, furthest_rule},
            {"person_of_concern_sex", code(person.facts, fact_sex), who_rule},
            {"person_of_concern_age", code(person.facts, fact_age), who_rule},
            {"person_of_concern_ethnicity", code(person.facts, fact_seen), seen_rule}};
}

}  // namespace

std::vector<Derived> derived_answers(const std::vector<OfCase>& persons,
                                     const std::vector<std::string>& groups) {
    std::vector<Derived> derived = of_persons(persons);
    const std::string group = group_answer(groups);
    if (!group.empty()) derived.push_back({"group_or_gang", group, group_rule});
    return derived;
}

}  // namespace mase::patterns
