// The rows of the panels that a database is of, and whether it is a demo. Before see_only(): of
// them all.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "audit/records.h"

namespace mase::program {

enum class Kind { live, demo };
std::string_view word(Kind);

struct PanelRow {
    PanelId id;
    Kind kind = Kind::live;
};

std::map<std::string, PanelRow> all_panels(audit::Records&);         // of the installation, by slug
PanelRow add_panel(audit::Records&, const std::string& slug, Kind);  // with a key of its own

}  // namespace mase::program
