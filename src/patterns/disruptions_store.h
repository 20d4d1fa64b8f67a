// Disruptions: the register and each of them, as far as the reader may see.
#pragma once

#include <optional>
#include <vector>

#include "patterns/disruption.h"
#include "patterns/links_store.h"
#include "patterns/steps_store.h"
#include "site/exchange.h"

namespace mase::patterns {

struct Disruption {
    DisruptionId id;
    KeyId key;
    // Unless the reader holds the police part of this very record: no words for what it is directed
    // at, and no reference.
    DisruptionDetails details;
    int version = 1;
};

DisruptionId add_disruption(audit::Change&, const Made&);
// As it was loaded in this change; adds the step to its life.
void move_on(audit::Change&, const Disruption&, const Next&, const std::string& words);

std::optional<Disruption> find_disruption(const audit::Reading&, const Sight&, DisruptionId);
// All that the reader may see; the rules put them in order.
std::vector<Disruption> all_disruptions(const audit::Reading&, const Sight&);
std::vector<Disruption> disruptions_on(const audit::Reading&, const Sight&, PersonId);
std::vector<Disruption> disruptions_at(const audit::Reading&, const Sight&, LocationId);

std::optional<access::Subject> disruption_subject(const audit::Lookup&, PanelId,
                                                  const site::Params&);  // {disruption}

}  // namespace mase::patterns
