// What the pages of actions say alike: who does it, how it stands, where it is.
#pragma once

#include <string>

#include "actions/action.h"
#include "audit/reading.h"
#include "panels/panel.h"
#include "platform/govuk.h"

namespace mase::actions {

Url action_url(ActionId);
std::string owner_words(const audit::Reading&, const Action&);  // "Priya Kaur"
Html standing_tag(const Action&, Date today);
std::string shortened(const std::string& task);  // for a list
Html multiline(std::string_view words);          // with its line breaks

}  // namespace mase::actions
