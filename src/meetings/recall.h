// Taking back a pack that is out, before its meeting sits.
#pragma once

#include <string>

#include "core/result.h"
#include "meetings/meeting.h"

namespace mase::meetings {

Problems recall_problems(const Meeting&, const std::string& reason);

}  // namespace mase::meetings
