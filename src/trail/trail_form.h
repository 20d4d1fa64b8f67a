// Which lines of the trail an address asks for, and the address that asks for them.
#pragma once

#include "platform/form_data.h"
#include "platform/url.h"
#include "trail/filter.h"

namespace mase::trail {

Draft read_draft(const FormData& query);
Url address(const Draft&);  // /audit with the draft's filters

}  // namespace mase::trail
