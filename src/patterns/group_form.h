// Reading what was typed of a group or gang; nothing is checked here.
#pragma once

#include "patterns/group.h"
#include "platform/form_data.h"

namespace mase::patterns {

GroupDetails read_group(const FormData&);

}  // namespace mase::patterns
