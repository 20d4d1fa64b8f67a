// The registers of patterns, and what each case is linked to.
#pragma once

#include "site/route.h"

namespace mase::patterns {

site::Routes registers_routes();  // the way to the registers, and the list of each
site::Routes person_routes();
site::Routes location_routes();
site::Routes disruption_routes();
site::Routes group_routes();
site::Routes events_routes();
site::Routes links_routes();
site::Routes row_routes();

}  // namespace mase::patterns
