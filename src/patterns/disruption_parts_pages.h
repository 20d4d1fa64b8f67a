// What pages show of disruptions: a table, its words, and the fields of a new one.
#pragma once

#include <vector>

#include "patterns/disruptions_store.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

std::string kind_words(const site::Exchange&, const DisruptionDetails&);
// Who or what it is directed at, as far as the reader may see.
Html target_words(const site::Exchange&, const audit::Reading&, const DisruptionDetails&);
Html status_tag(const site::Exchange&, const DisruptionDetails&);
Html until_words(const DisruptionDetails&, Date today);  // with a warning when it ends soon

Html disruptions_table(const site::Exchange&, const audit::Reading&, std::vector<Disruption>,
                       std::string caption);
// Under a heading; says so when there are none.
Html disruptions_part(const site::Exchange&, const audit::Reading&, std::vector<Disruption>);

// Those a new one may be directed at: the persons and places linked to the case.
struct Targets {
    std::vector<govuk::Option> persons, locations;
};
Targets targets_of(const site::Exchange&, const audit::Reading&, CaseId);
Html disruption_fields(const site::Exchange&, const DisruptionDraft&, const Targets&,
                       const Problems&);

}  // namespace mase::patterns
