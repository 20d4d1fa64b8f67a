// Dated steps of a person, a place or a disruption: milestones, what was done, how far it has got.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patterns/links_store.h"
#include "patterns/milestones.h"

namespace mase::patterns {

struct Step {
    std::string code;
    Date on;
    std::optional<CaseId> case_id;  // about that case alone
    std::string words;
    std::string by;  // a name
};

// Those about no single case, and those about a case that the reader may see; the latest first.
std::vector<Step> steps_of(const audit::Reading&, const Sight&, AnyId subject);
void add_step(audit::Change&, AnyId subject, KeyId, const Step&);  // by whoever makes the change

std::vector<Milestone> milestones(const std::vector<Step>&);

}  // namespace mase::patterns
