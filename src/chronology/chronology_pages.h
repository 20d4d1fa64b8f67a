// The page of a case: the child in one screen, and below it everything in order of time.
#pragma once

#include "site/route.h"

namespace mase::chronology {

site::Routes chronology_routes();

}  // namespace mase::chronology
