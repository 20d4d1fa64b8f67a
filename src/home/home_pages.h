#pragma once

#include "site/route.h"

namespace mase::home {

site::Routes home_routes();  // what is waiting for the person who signed in

}  // namespace mase::home
