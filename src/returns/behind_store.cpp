#include "returns/behind_store.h"

#include <algorithm>

#include "returns/measures_file.h"
#include "site/relations_store.h"

namespace mase::returns {

std::set<CaseId> cases_seen(const access::Policy& policy, const audit::Reading& reading,
                            access::Part part) {
    db::Values values{reading.panel()};
    site::Scope scope = site::scope(policy, reading.actor(), access::Operation::view_case_data);
    const auto with_part =
        policy.relations_for(reading.actor(), access::Operation::view_case_data, part);
    std::erase_if(scope.relations,
                  [&](const std::string& relation) { return !with_part.contains(relation); });
    if (scope.relations.empty()) return {};
    scope.everything = scope.relations.contains("panel");
    const std::string sql = "SELECT c.id FROM cases c WHERE c.panel_id = $1 AND " +
                            site::visible(scope, "c.id", reading.now(), values);
    std::set<CaseId> seen;
    reading.rows(sql, values, [&](const db::Row& row) { seen.insert(row.id<CaseId>(0)); });
    return seen;
}

bool is_cleared_for_all(const access::Policy& policy, const audit::Reading& reading) {
    const auto seen = cases_seen(policy, reading, access::Part::general);
    bool is_all = true;
    reading.rows("SELECT id FROM cases WHERE panel_id = $1", {reading.panel()},
                 [&](const db::Row& row) { is_all = is_all && seen.contains(row.id<CaseId>(0)); });
    return is_all;
}

bool has_part_of_panel(const access::Policy& policy, const access::Actor& actor,
                       access::Part part) {
    return policy.relations_for(actor, access::Operation::view_case_data, part).contains("panel");
}

std::set<access::Part> parts_told(const Measure& measure, const forms::Form& form) {
    switch (measure.counts) {
        case Counted::pack:
        case Counted::attendance: return {};
        case Counted::person:
        case Counted::milestone:
        case Counted::milestone_person:
        case Counted::disruption:
        case Counted::step:
        case Counted::group: return {access::Part::general, access::Part::police};
        default: break;
    }
    std::set<access::Part> told{access::Part::general};
    std::vector<std::string> asked = measure.questions;
    asked.push_back(measure.by);
    for (const std::string& id : asked) {
        if (const forms::Question* question = form.find(id)) told.insert(question->part);
    }
    return told;
}

bool may_list(const access::Policy& policy, const access::Actor& actor, const Measure& measure,
              const forms::Form& form) {
    const std::set<access::Part> told = parts_told(measure, form);
    return !told.empty() && std::ranges::all_of(told, [&](access::Part part) {
        return !policy.relations_for(actor, access::Operation::list_counted, part).empty();
    });
}

Url behind_address(Quarter quarter, const Figure& figure, const Line& line) {
    return Url::path({"returns", slug(quarter), "figures", figure.id})
        .query("line", line.code)
        .query("kind", name(line.kind));
}

}  // namespace mase::returns
