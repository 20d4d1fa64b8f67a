// The data of a discussion: its own page, and what the page of the discussion says of it.
#pragma once

#include "decisions/recording_store.h"
#include "site/frame.h"

namespace mase::decisions {

http::Response show_data(site::Exchange&);
http::Response save_data(site::Exchange&);

Html data_summary(const site::Exchange&, const audit::Reading&, const Scene&);
std::string asked_of_panel(const site::Exchange&, const audit::Reading&, const Scene&);

}  // namespace mase::decisions
