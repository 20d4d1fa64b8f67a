// What pages show of a group or gang.
#pragma once

#include "patterns/shown_pages.h"

namespace mase::patterns {

std::string group_kind_words(const site::Exchange&, const GroupDetails&);
std::vector<govuk::Option> group_kind_options(const site::Exchange&, std::string first);
Html group_fields(const site::Exchange&, const GroupDetails&, const Problems&);

}  // namespace mase::patterns
