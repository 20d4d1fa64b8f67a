// The addresses below a meeting that agencies answer at.
#pragma once

#include "site/route.h"

namespace mase::statements {

site::Routes item_routes();     // one case as circulated, with what agencies answer
site::Routes answer_routes();   // one agency's answer about it
site::Routes answers_routes();  // what is still owed for a meeting

}  // namespace mase::statements
