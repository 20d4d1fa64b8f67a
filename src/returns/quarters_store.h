// The quarters in which the panel did anything.
#pragma once

#include <optional>
#include <vector>

#include "audit/lookup.h"
#include "audit/reading.h"
#include "returns/quarter.h"
#include "site/exchange.h"

namespace mase::returns {

// From the first in which there is something to count up to the present one: newest first.
std::vector<Quarter> quarters(const audit::Reading&);

// {quarter}: one that has begun, as an address says it.
std::optional<access::Subject> quarter_subject(const audit::Lookup&, PanelId, const site::Params&);

// {quarter} and {chapter}: a section of the return, or all of it at once, to be printed.
std::optional<access::Subject> part_subject(const audit::Lookup&, PanelId, const site::Params&);
inline constexpr std::string_view whole_return = "whole";
// {quarter} and {figure}: one whose definition is there.
std::optional<access::Subject> figure_subject(const audit::Lookup&, PanelId, const site::Params&);

}  // namespace mase::returns
