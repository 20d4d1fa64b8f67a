// Reading what was typed of a disruption; nothing is checked here.
#pragma once

#include "patterns/disruption.h"
#include "platform/form_data.h"

namespace mase::patterns {

DisruptionDraft read_disruption(const FormData&);
NextDraft read_next(const FormData&);

}  // namespace mase::patterns
