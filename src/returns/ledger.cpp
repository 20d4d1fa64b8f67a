#include "returns/ledger.h"

#include <algorithm>
#include <array>

namespace mase::returns {

namespace {

constexpr std::array<std::string_view, 3> by_seriousness{"CAT3", "CAT2", "CAT1"};

void put(Facts& facts, std::string_view fact, const std::string& code) {
    facts[fact] = {code};
}

void put_age(Facts& facts, std::string_view fact, const std::optional<Date>& born,
             const std::optional<Date>& day) {
    if (born && day && *born <= *day) put(facts, fact, std::to_string(age_on(*born, *day)));
}

// From three questions: the guide's two, and the headings of the children in need census.
void put_disability(Facts& facts, const Thing& child) {
    bool yes = false, no = true, is_asked = true;
    for (const std::string_view question :
         {"learning_disability", "physical_disability", "disabilities"}) {
        const auto& given = child.at(question);
        if (given.empty()) no = is_asked = false;
        for (const std::string& code : given) {
            const bool is_known = code != forms::not_known && code != forms::not_asked;
            const bool is_no = code == "NO" || code == "NONE";
            yes = yes || (is_known && !is_no);
            no = no && is_no;
            is_asked = is_asked && code != forms::not_asked;
        }
    }
    if (yes || no || is_asked) {
        put(facts, "any_disability", yes ? "YES" : no ? "NO" : std::string(forms::not_known));
    } else if (child.data && !child.data->empty()) {
        put(facts, "any_disability", std::string(forms::not_asked));
    }
}

// A disruption is for a child when there is a row of one; that there is none has to be said.
void put_disruptions(Facts& facts, const Data& data) {
    const auto* said = data.answers->find("disruptions");
    if (!data.disruptions.empty()) {
        put(facts, "disruptions", "YES");
    } else if (said && said->front() == "NONE_KNOWN") {
        put(facts, "disruptions", "NO");
    } else {
        facts["disruptions"] = {};
    }
}

class InPeriod {
public:
    InPeriod(const Ledger& ledger, const Period& period) : ledger_(ledger), period_(period) {}

    std::vector<Thing> children() const {
        std::vector<Thing> things;
        for (const ChildInReturn& child : ledger_.children) {
            if (is_counted(child, period_)) things.push_back(thing(child));
        }
        return things;
    }

    std::vector<Thing> rows() const {
        std::vector<Thing> things;
        for (const ChildInReturn& child : ledger_.children) {
            const Data* data = data_of(child);
            if (!data) continue;
            for (const Facts& row : data->disruptions) things.push_back({cases_of(child), row});
        }
        return things;
    }

    std::vector<Thing> events(Counted counted) const {
        std::vector<Thing> things;
        const auto found = ledger_.events.find(counted);
        if (found == ledger_.events.end()) return things;
        for (const Event& event : found->second) {
            if (!period_.holds(event.on)) continue;
            things.push_back(event.thing);
            if (!event.record) continue;
            if (const auto data = ledger_.data.find(*event.record); data != ledger_.data.end())
                things.back().data = data->second.answers;
        }
        return things;
    }

    std::vector<Thing> due() const {
        std::vector<Thing> things;
        for (const DueAction& action : ledger_.due) {
            const Date due_on = action.due_at_end_of(period_);
            if (!period_.holds(due_on) || due_on >= ledger_.today) continue;
            std::string last;
            std::optional<Date> on;
            for (const auto& [day, said] : action.said) {
                if (day > period_.last || said == "IN_PROGRESS") continue;
                last = said;
                on = day;
            }
            const std::string result = last.empty()     ? "OVERDUE"
                                       : last != "DONE" ? last
                                       : *on <= due_on  ? "DONE_IN_TIME"
                                                        : "DONE_LATE";
            things.push_back(action.thing);
            put(things.back().facts, "result", result);
        }
        return things;
    }

    // Persons, places and groups that were linked, on some day of the period, to a child counted.
    std::vector<Thing> linked(Counted counted) const {
        std::map<AnyId, std::vector<const Linked*>> found;
        const std::map<CaseId, const ChildInReturn*> counted_cases = cases();
        for (const Linked& link : ledger_.links) {
            const bool holds =
                link.from_on <= period_.last && (!link.ended_on || *link.ended_on >= period_.first);
            if (link.kind == counted && holds && counted_cases.contains(link.case_id))
                found[link.subject].push_back(&link);
        }
        std::vector<Thing> things;
        for (const auto& [subject, links] : found) {
            const auto known = ledger_.subjects.find(subject);
            if (known == ledger_.subjects.end()) continue;
            Thing thing{{}, known->second};
            std::set<std::string> roles;
            std::set<const ChildInReturn*> children;
            for (const Linked* link : links) {
                thing.cases.insert(link->case_id);
                if (!link->role.empty()) roles.insert(link->role);
                children.insert(counted_cases.at(link->case_id));
            }
            const std::string role = counted == Counted::person ? "relationship" : "place_use";
            if (!roles.empty()) thing.facts[role] = {roles.begin(), roles.end()};
            if (counted == Counted::person) add_person(thing.facts, subject, children);
            things.push_back(std::move(thing));
        }
        return things;
    }

    std::vector<Thing> milestone_persons() const {
        std::set<std::pair<AnyId, std::string>> once;
        std::vector<Thing> things;
        for (const auto& [subject, steps] : ledger_.steps) {
            if (ledger_.disruptions.contains(subject)) continue;
            for (const Step& step : steps) {
                if (!period_.holds(step.on) || !once.insert({subject, step.code}).second) continue;
                things.push_back({cases_linked(subject), {{"milestone", {step.code}}}});
            }
        }
        return things;
    }

    std::vector<Thing> disruptions() const {
        std::vector<Thing> things;
        for (const auto& [id, disruption] : ledger_.disruptions) {
            const auto steps = ledger_.steps.find(id);
            if (steps == ledger_.steps.end()) continue;
            bool is_moved = false;
            std::string status;
            for (const Step& step : steps->second) {
                is_moved = is_moved || period_.holds(step.on);
                if (step.on <= period_.last) status = step.code;
            }
            if (!is_moved) continue;
            things.push_back(disruption);
            put(things.back().facts, "status", status);
        }
        return things;
    }

private:
    std::set<CaseId> cases_of(const ChildInReturn& child) const {
        std::set<CaseId> cases;
        for (const auto& reached : child.reached) {
            if (period_.holds(reached.on)) cases.insert(reached.case_id);
        }
        if (const auto* snapshot = speaks(child, period_)) cases.insert(snapshot->case_id);
        return cases;
    }

    const Data* data_of(const ChildInReturn& child) const {
        if (!is_counted(child, period_)) return nullptr;
        const auto* snapshot = speaks(child, period_);
        if (!snapshot) return nullptr;
        const auto found = ledger_.data.find(snapshot->record);
        return found == ledger_.data.end() ? nullptr : &found->second;
    }

    Thing thing(const ChildInReturn& child) const {
        Thing thing{cases_of(child)};
        const ChildInReturn::Arrival* arrival = nullptr;
        for (const auto& each : child.arrivals) {
            if (each.received_on <= period_.last) arrival = &each;
        }
        if (arrival) {
            put(thing.facts, referral_route, arrival->route);
            put_age(thing.facts, child_born_on, child.born_on, arrival->received_on);
            if (arrival->age) put(thing.facts, child_born_on, std::to_string(*arrival->age));
        }
        if (child.first_discussed && *child.first_discussed <= period_.last)
            put_age(thing.facts, "age_discussed", child.born_on, child.first_discussed);
        put_age(thing.facts, "age_at_end", child.born_on, period_.last);
        if (const Data* data = data_of(child)) {
            thing.data = data->answers;
            put_disability(thing.facts, thing);
            put_disruptions(thing.facts, *data);
        }
        return thing;
    }

    std::map<CaseId, const ChildInReturn*> cases() const {
        std::map<CaseId, const ChildInReturn*> all;
        for (const ChildInReturn& child : ledger_.children) {
            if (!is_counted(child, period_)) continue;
            for (const auto& reached : child.reached) {
                if (reached.on <= period_.last) all.emplace(reached.case_id, &child);
            }
            for (const auto& snapshot : child.snapshots) {
                if (snapshot.held_on <= period_.last) all.emplace(snapshot.case_id, &child);
            }
        }
        return all;
    }

    std::set<CaseId> cases_linked(AnyId subject) const {
        std::set<CaseId> cases;
        for (const Linked& link : ledger_.links) {
            if (link.subject == subject) cases.insert(link.case_id);
        }
        return cases;
    }

    void add_person(Facts& facts, AnyId subject,
                    const std::set<const ChildInReturn*>& children) const {
        std::vector<patterns::Milestone> milestones;
        if (const auto found = ledger_.steps.find(subject); found != ledger_.steps.end()) {
            for (const Step& step : found->second) {
                if (step.on <= period_.last) milestones.push_back({step.code, step.on, {}});
            }
        }
        put(facts, "furthest", patterns::furthest(milestones));
        put(facts, "children", std::to_string(children.size()));
        std::set<std::string> types, categories;
        for (const ChildInReturn* child : children) {
            const Data* data = data_of(*child);
            if (!data) continue;
            if (const auto* type = data->answers->find("exploitation_type"))
                types.insert(type->begin(), type->end());
            if (const auto* risk = data->answers->find("risk_category"))
                categories.insert(risk->begin(), risk->end());
        }
        if (!types.empty()) facts["types"] = {types.begin(), types.end()};
        for (const std::string_view category : by_seriousness) {
            if (!categories.contains(std::string(category))) continue;
            put(facts, "risk", std::string(category));
            return;
        }
        if (!categories.empty()) put(facts, "risk", *categories.begin());
    }

    const Ledger& ledger_;
    const Period& period_;
};

}  // namespace

bool is_counted(const ChildInReturn& child, const Period& period) {
    return std::ranges::any_of(child.reached,
                               [&](const auto& reached) { return period.holds(reached.on); });
}

const ChildInReturn::Snapshot* speaks(const ChildInReturn& child, const Period& period) {
    const ChildInReturn::Snapshot* latest = nullptr;
    for (const auto& snapshot : child.snapshots) {
        if (snapshot.held_on <= period.last) latest = &snapshot;
    }
    return latest;
}

std::vector<Thing> Ledger::things(Counted counted, const Period& period) const {
    const InPeriod in(*this, period);
    switch (counted) {
        case Counted::child: return in.children();
        case Counted::row: return in.rows();
        case Counted::due_action: return in.due();
        case Counted::person:
        case Counted::place:
        case Counted::group: return in.linked(counted);
        case Counted::milestone_person: return in.milestone_persons();
        case Counted::disruption: return in.disruptions();
        default: return in.events(counted);
    }
}

}  // namespace mase::returns
