// The parts of a discussion: the fields of each, and the same to read.
#pragma once

#include <map>
#include <string>

#include "decisions/recording_store.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::decisions {

struct PartShown {
    Fields fields;  // typed, where they are not saved yet
    Problems problems;
    bool unsaved = false;
    bool conflict = false;  // someone else has saved another version meanwhile
};

struct Showing {
    const site::Exchange& exchange;
    const audit::Reading& reading;
    const Scene& scene;
};

Html part_fields(const Showing&, Part, const PartShown&);
Html new_action_fields(const Showing&, const PartShown&);  // those asked so far, and one more
std::vector<govuk::Option> agency_options(const panels::Panel&);
std::vector<govuk::SummaryRow> part_rows(const Showing&, Part, const Fields&);

}  // namespace mase::decisions
