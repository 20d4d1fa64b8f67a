// Who may see a case and why; who may not.
#pragma once

#include "site/route.h"

namespace mase::clearance {

site::Routes access_routes();       // the page of all of it
site::Routes why_routes();          // why a person can see a case, and why not
site::Routes connection_routes();   // naming and ending a connection
site::Routes restriction_routes();  // restricting a case, and ending that
site::Routes guest_routes();        // inviting a guest, and ending that

}  // namespace mase::clearance
