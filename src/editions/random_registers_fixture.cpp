#include <algorithm>

#include "editions/random_returns_fixture.h"

namespace mase::editions {

using returns::Counted;
using returns::Facts;

// With one case or some, now or before.
AnyId Microdata::subject(Counted counted, const std::string& roles) {
    const auto id = new_id<AnyId>();
    for (int links = 1 + some(plenty_.links); links > 0; --links) {
        const CaseId at = cases_[std::size_t(chance_.below(int(cases_.size())))];
        const Date from = day(-250, 100);
        std::optional<Date> ended;
        if (one_in(4)) ended = plus_days(from, chance_.below(200));
        const bool has_role = !roles.empty() && !lacks();
        ledger_.links.push_back(
            {counted, id, at, has_role ? any_code(roles, roles) : "", from, ended});
    }
    return id;
}

void Microdata::add_steps(AnyId id, const std::string& list, Counted counted,
                          const std::string& fact) {
    const bool of_person = counted == Counted::milestone;
    auto& steps = ledger_.steps[id];
    for (int more = some(plenty_.steps) + (of_person ? 0 : 1); more > 0; --more)
        steps.push_back({day(-200, 110), any_code(fact, list)});
    std::ranges::stable_sort(steps, {}, &returns::Step::on);
    std::set<CaseId> cases;
    for (const returns::Linked& link : ledger_.links) {
        if (link.subject == id) cases.insert(link.case_id);
    }
    for (const returns::Step& step : steps)
        add(counted, step.on, {cases, facts({{fact, step.code}})});
}

void Microdata::add_person() {
    const AnyId id = subject(Counted::person, "person_relationships");
    Facts& known = ledger_.subjects[id];
    for (const auto& [fact, list] : std::initializer_list<std::pair<std::string, std::string>>{
             {"sex", "sex"},
             {"age", "person_ages"},
             {"ethnicity_stated", "self_defined_ethnicity"},
             {"ethnicity_seen", "ic_codes"},
             {"nationality", ""},
             {"disability", "yes_no_not_known"}}) {
        if (lacks()) continue;
        if (lacks()) {
            known[fact] = {any_code("why_" + fact, "unknown_reasons")};
        } else {
            known[fact] = {list.empty() ? "YES" : any_code("of_" + fact, list)};
        }
    }
    add_steps(id, "person_milestones", Counted::milestone, "milestone");
}

void Microdata::add_place() {
    const AnyId id = subject(Counted::place, "place_uses");
    ledger_.subjects[id] = facts({{"place_kind", any_code("place_kind", "place_kinds")},
                                  {"place_ward", lacks() ? "" : any_code("place_ward", "wards")}});
}

void Microdata::add_group() {
    const AnyId id = subject(Counted::group, "");
    ledger_.subjects[id] = facts({{"group_kind", any_code("group_kind", "group_or_gang")}});
}

void Microdata::add_disruption() {
    const AnyId id = subject(Counted::disruption, "");
    std::set<CaseId> cases;
    for (const returns::Linked& link : ledger_.links) {
        if (link.subject == id) cases.insert(link.case_id);
    }
    ledger_.disruptions[id] = {cases, facts({{"kind", any_code("kind", "disruption_kinds")}})};
    add_steps(id, "disruption_statuses", Counted::step, "step");
}

}  // namespace mase::editions
