#pragma once

#include "site/route.h"

namespace mase::home {

site::Routes help_routes();  // /help, /help/words, /help/your-use, /more

}  // namespace mase::home
