// What was published of a quarter, in both editions and as files; and publishing it.
#pragma once

#include "site/route.h"

namespace mase::editions {

site::Routes editions_routes();
site::Routes pdf_routes();
site::Routes publishing_routes();
site::Routes regional_routes();  // of several boroughs

}  // namespace mase::editions
