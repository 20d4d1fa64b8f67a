// Reading what was typed of a place; nothing is checked here.
#pragma once

#include "patterns/location.h"
#include "platform/form_data.h"

namespace mase::patterns {

LocationDetails read_location(const FormData&);
PlaceStepDraft read_place_step(const FormData&);

}  // namespace mase::patterns
