// The row of a panel: which one a database is of, and whether it is a demo.
#pragma once

#include <optional>
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

std::optional<PanelRow> find_panel(audit::Records&, const std::string& slug);
PanelRow add_panel(audit::Records&, const std::string& slug, Kind);  // with a key of its own

}  // namespace mase::program
