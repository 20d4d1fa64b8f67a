#pragma once

#include "site/route.h"

namespace mase::actions {

site::Routes actions_routes();

}  // namespace mase::actions
