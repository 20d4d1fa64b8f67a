// Reading what was typed of a time that a child was missing; nothing is checked here.
#pragma once

#include "patterns/missing.h"
#include "platform/form_data.h"

namespace mase::patterns {

EpisodeDraft read_episode(const FormData&);

}  // namespace mase::patterns
