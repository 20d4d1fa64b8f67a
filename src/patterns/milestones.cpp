#include "patterns/milestones.h"

#include <algorithm>
#include <array>

namespace mase::patterns {

namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"IDENTIFIED", "ARRESTED", "NFA", "CHARGED", "ACQUITTED", "CONVICTED"});

// From nothing to furthest: an outcome that ends a matter ranks just below the step it ended.
constexpr auto ranks = std::to_array<std::string_view>(
    {"UNKNOWN", "IDENTIFIED", "NO_CHARGE", "ARRESTED", "NOT_CONVICTED", "CHARGED", "CONVICTED"});

std::optional<Date> latest(const std::vector<Milestone>& milestones, std::string_view kind) {
    std::optional<Date> day;
    for (const Milestone& milestone : milestones) {
        if (milestone.kind == kind && (!day || *day < milestone.on)) day = milestone.on;
    }
    return day;
}

std::ptrdiff_t rank(std::string_view status) {
    return std::ranges::find(ranks, status) - ranks.begin();
}

}  // namespace

std::string furthest(const std::vector<Milestone>& milestones) {
    const auto identified = latest(milestones, "IDENTIFIED");
    const auto arrested = latest(milestones, "ARRESTED"), freed = latest(milestones, "NFA");
    const auto charged = latest(milestones, "CHARGED"), acquitted = latest(milestones, "ACQUITTED"),
               convicted = latest(milestones, "CONVICTED");
    if (convicted && !(acquitted && *acquitted >= *convicted)) return "CONVICTED";
    if (acquitted && !(charged && *charged > *acquitted)) return "NOT_CONVICTED";
    if (charged) return "CHARGED";
    if (freed && !(arrested && *arrested > *freed)) return "NO_CHARGE";
    if (arrested) return "ARRESTED";
    return identified ? "IDENTIFIED" : "UNKNOWN";
}

std::string furthest_in(const std::vector<Milestone>& milestones, CaseId id) {
    std::vector<Milestone> of_case;
    std::ranges::copy_if(milestones, std::back_inserter(of_case), [&](const Milestone& milestone) {
        return !milestone.case_id || *milestone.case_id == id;
    });
    return furthest(of_case);
}

std::optional<std::size_t> who_answers(const std::vector<InCase>& persons) {
    if (persons.empty()) return std::nullopt;
    const auto before = [](const InCase& one, const InCase& other) {
        const auto here = rank(one.status), there = rank(other.status);
        return here != there ? here > there : one.linked_on < other.linked_on;
    };
    return std::size_t(std::ranges::min_element(persons, before) - persons.begin());
}

Result<Milestone> checked(const MilestoneDraft& draft, const std::vector<Milestone>& before,
                          const std::vector<CaseId>& linked, Date today) {
    Problems problems;
    if (std::ranges::find(kinds, draft.kind) == kinds.end())
        problems.push_back({"kind", "Select what happened"});
    const auto day = parse_date(draft.on);
    if (!day) {
        problems.push_back({"on-day", "Enter the day it happened, such as 27 3 2026"});
    } else if (*day > today) {
        problems.push_back({"on-day", "The day must be today or in the past"});
    }
    const auto about = parse_id<CaseId>(draft.case_id);
    const bool is_linked = about && std::ranges::find(linked, *about) != linked.end();
    if (!draft.case_id.empty() && !is_linked)
        problems.push_back({"case_id", "Select one of the children, or that it is about all"});
    const bool is_there =
        day && std::ranges::any_of(before, [&](const Milestone& one) {
            return one.kind == draft.kind && one.on == *day && one.case_id == about;
        });
    if (is_there)
        problems.push_back({"kind", "This is recorded already, for that day and that child"});
    if (!problems.empty()) return refused(std::move(problems));
    return Milestone{draft.kind, *day, about};
}

}  // namespace mase::patterns
