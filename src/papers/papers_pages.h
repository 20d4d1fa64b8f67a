#pragma once

#include "site/route.h"

namespace mase::papers {

site::Routes papers_routes();

}  // namespace mase::papers
