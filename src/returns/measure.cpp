#include "returns/measure.h"

#include <algorithm>
#include <array>
#include <set>

namespace mase::returns {

namespace {

constexpr std::string_view groups = "groups";

constexpr auto kinds = std::to_array<CountedKind>({
    {"child", "Children", "All children counted"},
    {"row", "Disruptions", "All disruptions"},
    {"discussion", "Discussions", "All discussions"},
    {"referral", "Referrals", "All referrals received"},
    {"hearing", "Referrals", "All referrals heard for the first time"},
    {"pack", "Meetings", "All meetings held"},
    {"reading", "Readings", "All that were to be opened"},
    {"attendance", "Places at meetings", "All places at meetings"},
    {"action", "Actions", "All actions made"},
    {"due_action", "Actions", "All actions due"},
    {"exception", "Exceptions", "All exceptions asked for"},
    {"closure", "Cases", "All cases closed"},
    {"person", "Persons", "All persons of concern counted"},
    {"milestone", "Steps", "All steps with persons"},
    {"milestone_person", "Persons", "All persons under all steps"},
    {"disruption", "Disruptions", "All disruptions begun or moved on"},
    {"step", "Steps", "All steps with disruptions"},
    {"place", "Places", "All places counted"},
    {"group", "Groups", "All groups counted"},
    {"episode", "Times", "All times missing or away"},
});

constexpr auto facts = std::to_array<FactKind>({
    {Counted::child, referral_route},
    {Counted::child, child_born_on},
    {Counted::child, "age_discussed"},
    {Counted::child, "age_at_end"},
    {Counted::child, "any_disability"},
    {Counted::discussion, "decision"},
    {Counted::discussion, "why"},
    {Counted::discussion, "comes_back"},
    {Counted::discussion, "support"},
    {Counted::referral, "state"},
    {Counted::referral, referral_route},
    {Counted::referral, "agency"},
    {Counted::referral, "timing"},
    {Counted::hearing, "days_from_prior"},
    {Counted::hearing, "days_from_received"},
    {Counted::pack, "pack"},
    {Counted::reading, "reader"},
    {Counted::reading, "opened"},
    {Counted::attendance, "agency"},
    {Counted::attendance, "attended"},
    {Counted::action, "agency"},
    {Counted::due_action, "agency"},
    {Counted::due_action, "result"},
    {Counted::exception, "kind"},
    {Counted::exception, "state"},
    {Counted::closure, "closure"},
    {Counted::closure, "days_open"},
    {Counted::person, "furthest"},
    {Counted::person, "sex"},
    {Counted::person, "age"},
    {Counted::person, "ethnicity_stated"},
    {Counted::person, "ethnicity_seen"},
    {Counted::person, "nationality"},
    {Counted::person, "disability"},
    {Counted::person, "relationship", true},
    {Counted::person, "children"},
    {Counted::person, "types", true},
    {Counted::person, "risk"},
    {Counted::milestone, "milestone"},
    {Counted::milestone_person, "milestone"},
    {Counted::disruption, "kind"},
    {Counted::disruption, "status"},
    {Counted::step, "step"},
    {Counted::place, "place_kind"},
    {Counted::place, "place_ward"},
    {Counted::place, "place_use", true},
    {Counted::group, "group_kind"},
    {Counted::episode, "missing_kind"},
    {Counted::episode, "missing_interview"},
});

bool is_counted(Counted counts, const std::string& question, const forms::Form& form) {
    if (fact_kind(counts, question)) return true;
    const bool of_data = counts == Counted::child || counts == Counted::discussion;
    if (const forms::Section* section = form.section(question))
        return of_data && section->is_list();
    const forms::Question* asked = form.find(question);
    if (!asked || !asked->is_coded()) return false;
    return form.section(asked->section)->is_list() ? counts == Counted::row : of_data;
}

void check_codes(const Measure& measure, const std::string& list, const forms::CodeLists& codes,
                 std::vector<std::string>& found) {
    if (!codes.has(list)) {
        found.push_back(measure.id + ": no list is called " + list);
        return;
    }
    for (const forms::Code& code : codes.all(list)) {
        if (code.group.empty() || codes.find(list, code.group)) continue;
        if (!codes.find(groups, code.group))
            found.push_back(measure.id + ": no group is called " + code.group);
    }
}

}  // namespace

const CountedKind& kind(Counted counted) {
    return kinds.at(std::size_t(counted));
}

const FactKind* fact_kind(Counted of, std::string_view name) {
    const auto found = std::ranges::find_if(
        facts, [&](const FactKind& fact) { return fact.of == of && fact.name == name; });
    return found == facts.end() ? nullptr : &*found;
}

bool is_several(const Measure& measure, const forms::Form& form) {
    if (measure.questions.size() > 1) return true;
    const std::string& question = measure.questions.front();
    if (const FactKind* fact = fact_kind(measure.counts, question)) return fact->is_several;
    const forms::Question* asked = form.find(question);
    return asked && asked->type == forms::Type::many_of;
}

std::vector<std::string> faults(const std::vector<Measure>& measures, const forms::Form& form) {
    std::vector<std::string> found;
    std::set<std::string> seen;
    for (const Measure& measure : measures) {
        if (!seen.insert(measure.id).second) found.push_back(measure.id + ": stands there twice");
        if (measure.questions.empty()) found.push_back(measure.id + ": counts no question");
        std::vector<std::string> asked = measure.questions;
        if (!measure.by.empty()) asked.push_back(measure.by);
        for (const std::string& question : asked) {
            if (!is_counted(measure.counts, question, form))
                found.push_back(measure.id + ": can't count " + question);
        }
        check_codes(measure, measure.codes, *form.codes, found);
        if (!measure.by.empty()) check_codes(measure, measure.by_codes, *form.codes, found);
        if (measure.layout == Layout::table && measure.by.empty())
            found.push_back(measure.id + ": is a table of one answer");
    }
    return found;
}

const Measure* Definition::find(std::string_view id) const {
    const auto found = std::ranges::find(measures, id, &Measure::id);
    return found == measures.end() ? nullptr : &*found;
}

std::vector<std::string> faults(const Definition& definition) {
    std::vector<std::string> found;
    const auto& sections = definition.sections;
    for (const Measure& measure : definition.measures) {
        if (std::ranges::find(sections, measure.section, &Section::id) == sections.end())
            found.push_back(measure.id + ": no section is called " + measure.section);
    }
    return found;
}

}  // namespace mase::returns
